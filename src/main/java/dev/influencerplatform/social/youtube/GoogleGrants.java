package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Google's grants, which are OAuth's own and so are Quarkus' to ask for; {@link GrantFilter} looks at what comes back. */
@Singleton
class GoogleGrants {

    private final OidcClients clients;
    private final YouTubeApp app;
    private final CallSettings settings;
    private final Clock clock;
    private OidcClient client;

    GoogleGrants(OidcClients clients, YouTubeApp app, CallSettings settings, Clock clock) {
        this.clients = clients;
        this.app = app;
        this.settings = settings;
        this.clock = clock;
    }

    GrantedTokens redeem(CodeExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("code", exchange.code());
        parameters.put("redirect_uri", exchange.redirectUri().toString());
        if (exchange.codeVerifier() != null) {
            parameters.put("code_verifier", exchange.codeVerifier());
        }
        return granted(client().getTokens(parameters), null,
                new PlatformException(Failure.BAD_CODE, "code-refused", "Google does not take the code of this consent."));
    }

    /** Google's refresh tokens stay as they are, and are not sent again. */
    GrantedTokens renew(Tokens old) {
        return granted(client().refreshTokens(old.refreshToken()), old,
                new PlatformException(Failure.REAUTH, "grant-ended", "Access to the channel has expired or was withdrawn."));
    }

    private GrantedTokens granted(Uni<io.quarkus.oidc.client.Tokens> asked, Tokens old, PlatformException refusal) {
        Instant now = clock.instant();
        io.quarkus.oidc.client.Tokens answer = answer(asked, refusal);
        String refreshToken = answer.getRefreshToken() == null && old != null ? old.refreshToken() : answer.getRefreshToken();
        Instant refreshEnd = old == null ? null : old.refreshExpiresAt();
        String refreshLife = answer.get("refresh_token_expires_in");
        return new GrantedTokens(
                new Tokens(answer.getAccessToken(), refreshToken, now, after(now, answer.get("expires_in")),
                        refreshLife == null ? refreshEnd : after(now, refreshLife)),
                scopes(answer.get("scope"), old == null));
    }

    /** Left out at first when they are those that were asked for, later when they are the same (RFC 6749, sections 5.1, 6). */
    private List<String> scopes(String scope, boolean isFirst) {
        if (scope == null) {
            return isFirst ? app.settings().scopes() : null;
        }
        return ForeignJson.words(scope);
    }

    private io.quarkus.oidc.client.Tokens answer(Uni<io.quarkus.oidc.client.Tokens> asked, PlatformException refusal) {
        try {
            // connecting included, and an answer that comes byte by byte
            return asked.await().atMost(settings.timeout());
        } catch (OidcClientException failed) {
            // its message is the body of the answer
            throw switch (errorIn(failed.getMessage())) {
                case "invalid_grant", "admin_policy_enforced" -> refusal;
                // what people bring as a code may be none; what we bring as a refresh token is one
                case "invalid_request" -> refusal.failure() == Failure.BAD_CODE ? refusal : notUnderstood();
                case "invalid_client", "unauthorized_client", "redirect_uri_mismatch" -> new PlatformException(
                        Failure.CONFIGURATION, "app-refused", "Google does not take this installation's app.");
                default -> notUnderstood();
            };
        }
    }

    private static PlatformException notUnderstood() {
        return PlatformException.unreachable("no grant, and no reason that we know");
    }

    private static String errorIn(String body) {
        try {
            String error = ForeignJson.text(ForeignJson.parse(body.getBytes(StandardCharsets.UTF_8)), "error");
            return error == null ? "" : error;
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private static Instant after(Instant now, String seconds) {
        return now.plusSeconds(Long.parseLong(seconds));
    }

    // not before it is needed: an installation need not have an app at Google
    private synchronized OidcClient client() {
        if (client == null) {
            client = clients.newClient(new OidcClientConfigBuilder().id("youtube")
                    .discoveryEnabled(false)
                    .tokenPath(app.tokenUrl().toString())
                    .clientId(app.registration().clientId())
                    .credentials().clientSecret(app.registration().clientSecret(), Method.POST).end()
                    .grant(Grant.Type.CODE)
                    .connectionTimeout(settings.connectTimeout())
                    // five unless told, behind which the others would wait until their time is over
                    .maxPoolSize(app.settings().grantsAtOnce())
                    .followRedirects(false)
                    // none is not allowed; it is for connections that break, and a code that went through twice is refused
                    .connectionRetryCount(1)
                    .build()).await().atMost(Duration.ofSeconds(1));
        }
        return client;
    }
}
