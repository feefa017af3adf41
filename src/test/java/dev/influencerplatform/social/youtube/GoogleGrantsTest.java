package dev.influencerplatform.social.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Consents;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.oidc.client.OidcClients;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grants work with an OAuth server that is not of our making. */
@WithApplication
class GoogleGrantsTest {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-and-a-bit-longer";
    private static final URI REDIRECT = URI.create("https://api.example.test/api/v1/credentials/youtube/callback");

    @Inject
    OidcClients clients;
    @Inject
    CallSettings settings;
    @Inject
    YouTubeApi api;

    private final MockOAuth2Server server = new MockOAuth2Server();
    private YouTubeApp app;
    private GoogleGrants grants;

    @BeforeEach
    void start() {
        server.start();
        app = new YouTubeApp(Settings.with(Map.of("client-id", "our-app", "client-secret", "our-secret", "scopes",
                "openid,channel", "authorization-url", server.authorizationEndpointUrl("google").toString(), "token-url",
                server.tokenEndpointUrl("google").toString())), Optional::empty);
        grants = new GoogleGrants(clients, app, settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.shutdown();
    }

    @Test
    void aCodeBecomesTokens() {
        GrantedTokens granted = grants.redeem(new CodeExchange(code(), VERIFIER, REDIRECT));
        assertThat(granted.scopes()).containsExactly("openid", "channel");
        assertThat(granted.tokens().accessToken()).isNotBlank();
        assertThat(granted.tokens().refreshToken()).isNotBlank();
        assertThat(granted.tokens().expiresAt()).isCloseTo(Instant.now().plusSeconds(3600), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aRefreshTokenBecomesAnotherAccessToken() {
        Tokens tokens = grants.redeem(new CodeExchange(code(), VERIFIER, REDIRECT)).tokens();
        Tokens renewed = grants.renew(tokens).tokens();
        assertThat(renewed.accessToken()).isNotEqualTo(tokens.accessToken());
        assertThat(renewed.refreshToken()).isNotBlank();
    }

    @Test
    void theVerifierIsLookedAt() {
        PlatformException failed = catchThrowableOfType(PlatformException.class, () -> grants
                .redeem(new CodeExchange(code(), "another-verifier-that-is-long-enough-for-rfc-7636-too", REDIRECT)));
        assertThat(failed).extracting("failure", "reason").containsExactly(Failure.BAD_CODE, "code-refused");
    }

    @Test
    void aCodeIsGoodOnce() {
        CodeExchange exchange = new CodeExchange(code(), VERIFIER, REDIRECT);
        grants.redeem(exchange);
        assertThat(catchThrowableOfType(PlatformException.class, () -> grants.redeem(exchange)).failure())
                .isEqualTo(Failure.BAD_CODE);
    }

    @Test
    void aRefreshTokenThatIsNoneEndsTheGrant() {
        Tokens lost = new Tokens("access", "nobody-gave-this-out", Instant.now(), Instant.now(), null);
        assertThat(catchThrowableOfType(PlatformException.class, () -> grants.renew(lost)))
                .extracting("failure", "reason").containsExactly(Failure.REAUTH, "grant-ended");
    }

    /** What the browser brings back: the server asks for a name alone. */
    private String code() {
        URI page = new YouTubeConnector(app, api, grants, Clock.systemUTC())
                .authorizationUrl(new AuthorizationRequest("state", Consents.challengeOf(VERIFIER), REDIRECT));
        String location = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded").body("username=ana").post(page.toString())
                .header("Location");
        assertThat(location).startsWith(REDIRECT.toString());
        return Sandbox.parametersOf(URI.create(location)).get("code");
    }
}
