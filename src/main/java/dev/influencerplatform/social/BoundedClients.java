package dev.influencerplatform.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.LoggingScope;

/**
 * REST clients that neither a slow nor an endless answer, nor one that sends them elsewhere, can hurt. Their methods return a
 * {@link Response}, because its body alone is read as it comes: of every other type it is gathered in memory first, however
 * long it is.
 */
final class BoundedClients {

    private final CallSettings settings;
    private final int largestAnswer;

    BoundedClients(CallSettings settings) {
        this.settings = settings;
        this.largestAnswer = Math.toIntExact(settings.largestAnswer().asLongValue());
    }

    <T> T client(Class<T> api, URI address) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(address)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .httpClientRequestCustomizer(this::endInTime)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .loggingScope(LoggingScope.NONE)
                .build(api);
    }

    /** Reads all of it, which ends in time by itself. */
    PlatformAnswer answer(Response response) {
        int status = response.getStatus();
        JsonNode body = switch (response.getStatusInfo().getFamily()) {
            case SUCCESSFUL -> body(response);
            case CLIENT_ERROR, SERVER_ERROR -> errorBody(response);
            default -> throw PlatformException.unreadable("The platform answered with status " + status + ".");
        };
        return new PlatformAnswer(status, body, response.getStringHeaders());
    }

    private JsonNode errorBody(Response response) {
        try {
            return body(response);
        } catch (PlatformException notJson) {
            return MissingNode.getInstance();
        }
    }

    private JsonNode body(Response response) {
        // never closed: that would have the rest of a long answer sent and thrown away, while unread it stays where it is
        InputStream body = response.readEntity(InputStream.class);
        try {
            byte[] read = body == null ? new byte[0] : body.readNBytes(largestAnswer + 1);
            if (read.length > largestAnswer) {
                throw PlatformException.unreadable("The platform's answer is too long.");
            }
            return ForeignJson.parse(read);
        } catch (JsonProcessingException notJson) {
            throw PlatformException.unreadable("The platform's answer is no JSON.");
        } catch (IOException broken) {
            throw PlatformException.unreachable("its answer broke off");
        }
    }

    // the client's own timeout starts again with every byte
    private void endInTime(HttpClientRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        long deadline = vertx.setTimer(settings.timeout().toMillis(), late -> request.reset());
        request.response().onSuccess(response -> response.end().onComplete(ended -> vertx.cancelTimer(deadline)))
                .onFailure(failed -> vertx.cancelTimer(deadline));
    }
}
