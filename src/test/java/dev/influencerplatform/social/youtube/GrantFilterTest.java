package dev.influencerplatform.social.youtube;

import static dev.influencerplatform.social.OddPlatform.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.OddPlatform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.oidc.client.OidcClients;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but a grant is taken for one, and nothing of it is told. */
@WithApplication
class GrantFilterTest {

    private static final String SECRET = "secret-nobody-may-see";
    private static final Tokens OLD = new Tokens("access-" + SECRET, "refresh-" + SECRET, Instant.now(), Instant.now(),
            Instant.EPOCH);

    @Inject
    OidcClients clients;
    @Inject
    CallSettings settings;
    @Inject
    YouTubeApi api;

    private OddPlatform google;
    private GoogleGrants grants;

    @BeforeEach
    void start() throws IOException {
        google = new OddPlatform(answering(200, "{}"));
        YouTubeApp app = new YouTubeApp(Settings.with(Map.of("client-id", "our-app", "client-secret", "our-" + SECRET,
                "token-url", google.address() + "/token")), Optional::empty);
        grants = new GoogleGrants(clients, app, settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void whatDoesNotComeStaysAsItWas() {
        google.behave(answering(200, "{\"access_token\": \"a\", \"expires_in\": 10, \"new\": {}}"));
        Tokens renewed = grants.renew(OLD).tokens();
        assertThat(renewed).returns("a", Tokens::accessToken).returns(OLD.refreshToken(), Tokens::refreshToken)
                .returns(OLD.refreshExpiresAt(), Tokens::refreshExpiresAt);
    }

    @Test
    void whatComesReplacesTheOld() {
        google.behave(answering(200, "{\"access_token\": \"a\", \"expires_in\": 10, \"refresh_token\": \"r\","
                + " \"refresh_token_expires_in\": 86400, \"scope\": \"x  y\"}"));
        GrantedTokens renewed = grants.renew(OLD);
        assertThat(renewed.scopes()).isEqualTo(List.of("x", "y"));
        assertThat(renewed.tokens().refreshToken()).isEqualTo("r");
        assertThat(renewed.tokens().refreshExpiresAt())
                .isEqualTo(renewed.tokens().issuedAt().plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "<html>", "{\"access_token\": \"a\", \"expires_in\": 1",
            "{\"expires_in\": 10}", "{\"access_token\": null, \"expires_in\": 10}",
            "{\"access_token\": \" \", \"expires_in\": 10}", "{\"access_token\": [\"a\"], \"expires_in\": 10}",
            "{\"access_token\": \"a\\r\\nb\", \"expires_in\": 10}", "{\"access_token\": \"a\"}",
            "{\"access_token\": \"a\", \"expires_in\": 0}", "{\"access_token\": \"a\", \"expires_in\": -1}",
            "{\"access_token\": \"a\", \"expires_in\": \"10\"}", "{\"access_token\": \"a\", \"expires_in\": \"soon\"}",
            "{\"access_token\": \"a\", \"expires_in\": 1.5}", "{\"access_token\": \"a\", \"expires_in\": 978307200}",
            "{\"access_token\": \"a\", \"expires_in\": 99999999999999999999}",
            "{\"access_token\": \"a\", \"expires_in\": 10, \"refresh_token\": \"\"}",
            "{\"access_token\": \"a\", \"expires_in\": 10, \"refresh_token_expires_in\": 0}",
            "{\"access_token\": \"a\", \"expires_in\": 10, \"scope\": [\"x\"]}" })
    void whatIsNoGrantIsUnreadable(String body) {
        google.behave(answering(200, body));
        assertThat(failure()).extracting("failure", "reason").containsExactly(Failure.RETRY, "unreadable-answer");
    }

    @ParameterizedTest
    @CsvSource({ "400,invalid_grant,REAUTH,grant-ended", "401,invalid_client,CONFIGURATION,app-refused",
            "401,unauthorized_client,CONFIGURATION,app-refused", "400,something_new,RETRY,platform-error",
            "503,internal_failure,RETRY,platform-error" })
    void refusalsSayWhy(int status, String error, Failure failure, String reason) {
        google.behave(answering(status, "{\"error\": \"" + error + "\", \"error_description\": \"" + SECRET + "\"}"));
        assertThat(failure()).extracting("failure", "reason").containsExactly(failure, reason);
        assertThat(google.asked).hasValue(1);
    }

    @Test
    void nobodyIsSentElsewhere() throws IOException {
        try (OddPlatform elsewhere = new OddPlatform(answering(200, "{}"))) {
            google.behave(OddPlatform.redirecting(elsewhere.address()));
            assertThat(failure().failure()).isEqualTo(Failure.RETRY);
            assertThat(elsewhere.asked).hasValue(0);
        }
    }

    @Test
    void silenceEndsInTime() {
        google.behave(OddPlatform.silent());
        assertThat(secondsOfFailure()).isBetween(1L, longest());
    }

    @Test
    void tricklesEndInTime() {
        google.behave(google.endless(1, 200));
        assertThat(secondsOfFailure()).isBetween(1L, longest());
    }

    /** In seconds, rounded up. */
    private long longest() {
        return settings.connectTimeout().plus(settings.timeout()).toSeconds() + 1;
    }

    @Test
    void floodsAreNotTakenIn() throws InterruptedException {
        google.behave(google.endless(64 * 1024, 0));
        assertThat(secondsOfFailure()).isBetween(0L, longest());
        Thread.sleep(2 * settings.timeout().toMillis());
        long sent = google.sent.get();
        assertThat(sent).isLessThan(8 * settings.largestAnswer().asLongValue());
        Thread.sleep(500);
        assertThat(google.sent).hasValue(sent);
    }

    @Test
    void nothingIsLogged() {
        List<String> logged = logged(() -> {
            google.behave(answering(400, "{\"error\": \"invalid_grant\", \"why\": \"" + SECRET + "\"}"));
            failure();
            google.behave(answering(200, "{\"access_token\": \"" + SECRET + "\""));
            failure();
            google.close();
            assertThat(failure().getMessage()).doesNotContain(SECRET).doesNotContain("localhost");
        });
        assertThat(logged).noneMatch(line -> line.contains(SECRET));
    }

    private PlatformException failure() {
        return catchThrowableOfType(PlatformException.class, () -> api.grant(() -> grants.renew(OLD)));
    }

    private long secondsOfFailure() {
        long start = System.nanoTime();
        assertThat(failure().failure()).isEqualTo(Failure.RETRY);
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static List<String> logged(Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + record.getThrown() + List.of(Optional.ofNullable(record.getParameters())
                        .orElse(new Object[0])));
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger root = LogContext.getLogContext().getLogger("");
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            root.removeHandler(handler);
        }
        return lines;
    }
}
