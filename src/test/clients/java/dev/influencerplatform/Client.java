package dev.influencerplatform;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.client.ApiClient;
import dev.influencerplatform.client.ApiException;
import dev.influencerplatform.client.api.AuthApi;
import dev.influencerplatform.client.api.LogsApi;
import dev.influencerplatform.client.api.PortfolioApi;
import dev.influencerplatform.client.api.ProfilesApi;
import dev.influencerplatform.client.api.ReviewLinksApi;
import dev.influencerplatform.client.api.ShootsApi;
import dev.influencerplatform.client.model.NewUser;
import dev.influencerplatform.client.model.Problem;
import dev.influencerplatform.client.model.Tokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Uses the generated Java client as an application does, signed in or not. */
class Client {

    /** The generated client has its mapper write each body: of a file, that is its content and not its name. */
    private static final class FilesAsTheyAre extends ObjectMapper {

        private FilesAsTheyAre(ObjectMapper mapper) {
            super(mapper);
        }

        @Override
        public ObjectMapper copy() {
            return new FilesAsTheyAre(this);
        }

        @Override
        public byte[] writeValueAsBytes(Object value) throws JsonProcessingException {
            try {
                return value instanceof File file ? Files.readAllBytes(file.toPath()) : super.writeValueAsBytes(value);
            } catch (JsonProcessingException unwritable) {
                throw unwritable;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private final Tokens tokens;

    private Client(Tokens tokens) {
        this.tokens = tokens;
    }

    static Client ofVisitor() {
        return new Client(null);
    }

    static Client of(Tokens tokens) {
        return new Client(tokens);
    }

    static Client ofNewAccount() throws ApiException {
        return of(ofVisitor().auth().register(new NewUser().email(UUID.randomUUID() + "@example.com")
                .password("golden hour at the pier").displayName("Nora Frames").timeZone("Europe/Berlin").currency("EUR")));
    }

    /** The problem with which a call fails. */
    static Problem problemOf(ThrowingCallable call) throws JsonProcessingException {
        ApiException failure = catchThrowableOfType(ApiException.class, call);
        return ApiClient.createDefaultObjectMapper().readValue(failure.getResponseBody(), Problem.class);
    }

    Tokens tokens() {
        return tokens;
    }

    AuthApi auth() {
        return new AuthApi(api());
    }

    ShootsApi shoots() {
        return new ShootsApi(api());
    }

    ReviewLinksApi reviewLinks() {
        return new ReviewLinksApi(api());
    }

    PortfolioApi portfolio() {
        return new PortfolioApi(api());
    }

    LogsApi logs() {
        return new LogsApi(api());
    }

    ProfilesApi profiles() {
        return new ProfilesApi(api());
    }

    private ApiClient api() {
        ApiClient api = new ApiClient();
        api.updateBaseUri(ServiceForClients.url());
        api.setObjectMapper(new FilesAsTheyAre(ApiClient.createDefaultObjectMapper()));
        return api.setRequestInterceptor(request -> {
            if (tokens != null) {
                request.header("Authorization", "Bearer " + tokens.getAccessToken());
            }
        });
    }
}
