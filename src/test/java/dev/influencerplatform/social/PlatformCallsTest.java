package dev.influencerplatform.social;

import static dev.influencerplatform.social.OddPlatform.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.support.WithApplication;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls come to an end, and end in words of ours. */
@WithApplication
class PlatformCallsTest {

    private static final String TOKEN = "token-nobody-may-see";

    /** As a platform's API is written down. */
    @RegisterRestClient
    interface Api {

        @GET
        @Path("/me")
        Response me(@QueryParam("access_token") String token);
    }

    private final CallSettings settings = with(Map.of("timeout", "2S", "breaker.pause", "1S"));
    private OddPlatform platform;
    private PlatformCalls calls;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        platform = new OddPlatform(answering(200, "{\"id\": \"1\"}"));
        calls = new PlatformCalls(Platform.youtube, settings, answer -> answer.status() < 500
                ? new PlatformException(Failure.PERMISSION, "scope-missing", answer.body().path("why").asText())
                : PlatformException.unreachable("status " + answer.status()));
        api = calls.client(Api.class, platform.address());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void anAnswerIsGivenWithItsHeaders() {
        PlatformAnswer answer = calls.read(this::me);
        assertThat(answer.object().path("id").textValue()).isEqualTo("1");
        assertThat(answer.header("x-usage")).isEqualTo("28");
    }

    @Test
    void anEmptyAnswerIsOne() {
        platform.behave(answering(200, ""));
        assertThat(calls.once(this::me).body().isMissingNode()).isTrue();
    }

    @Test
    void refusalsAreNotTriedAgain() {
        platform.behave(answering(403, "{\"why\": \"not granted\"}"));
        assertThat(failureOfRead()).hasMessage("not granted").extracting("failure").isEqualTo(Failure.PERMISSION);
        assertThat(platform.asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>", "{\"id\": \"1", "nonsense" })
    void whatIsNoJsonIsUnreadable(String body) {
        platform.behave(answering(200, body));
        assertThat(failureOfOnce()).extracting("reason", "failure").containsExactly("unreadable-answer", Failure.RETRY);
    }

    @Test
    void anErrorInHtmlIsStillAnError() {
        platform.behave(answering(502, "<html>"));
        assertThat(failureOfOnce()).hasMessageContaining("502").extracting("reason").isEqualTo("platform-error");
    }

    @Test
    void readsAreTriedAgain() {
        platform.behave(answering(503, ""));
        assertThat(failureOfRead()).extracting("failure").isEqualTo(Failure.RETRY);
        assertThat(platform.asked).hasValue(3);
    }

    @Test
    void grantsAreNot() {
        platform.behave(answering(503, ""));
        assertThat(failureOfOnce()).extracting("failure").isEqualTo(Failure.RETRY);
        assertThat(platform.asked).hasValue(1);
    }

    @Test
    void nobodyIsSentElsewhere() throws IOException {
        try (OddPlatform elsewhere = new OddPlatform(answering(200, "{}"))) {
            platform.behave(OddPlatform.redirecting(elsewhere.address()));
            assertThat(failureOfOnce()).extracting("reason").isEqualTo("unreadable-answer");
            assertThat(elsewhere.asked).hasValue(0);
        }
    }

    @Test
    void silenceEndsInTime() {
        platform.behave(OddPlatform.silent());
        assertThat(secondsOf(() -> failureOfRead())).isBetween(1L, 3L);
    }

    @Test
    void tricklesEndInTime() {
        platform.behave(platform.endless(1, 200));
        assertThat(secondsOf(() -> assertThat(failureOfOnce()).extracting("reason").isEqualTo("platform-error")))
                .isBetween(1L, 3L);
    }

    @Test
    void floodsAreNotTakenIn() throws InterruptedException {
        platform.behave(platform.endless(64 * 1024, 0));
        assertThat(failureOfOnce()).hasMessageContaining("too long").extracting("reason").isEqualTo("unreadable-answer");
        Thread.sleep(settings.timeout().plusSeconds(1).toMillis());
        // what the sockets between hold comes on top
        assertThat(platform.sent.get()).isLessThan(4 * settings.largestAnswer().asLongValue());
        long sent = platform.sent.get();
        Thread.sleep(500);
        assertThat(platform.sent).hasValue(sent);
    }

    @Test
    void whatFailedTellsNoToken() {
        platform.close();
        PlatformException refused = failureOfRead();
        assertThat(refused.toString()).doesNotContain(TOKEN).doesNotContain("localhost");
        assertThat(refused.getCause()).isNull();
        assertThat(refused.reason()).isEqualTo("platform-error");
    }

    @Test
    void aPlatformThatIsDownIsLeftAloneForAWhile() throws InterruptedException {
        platform.behave(answering(500, ""));
        for (int call = 0; call < settings.breaker().calls(); call++) {
            failureOfOnce();
        }
        assertThat(failureOfOnce()).extracting("reason", "failure").containsExactly("platform-unavailable", Failure.RETRY);
        assertThat(platform.asked).hasValue(settings.breaker().calls());

        platform.behave(answering(200, "{}"));
        Thread.sleep(1100);
        assertThat(calls.read(this::me).status()).isEqualTo(200);
    }

    @Test
    void aPlatformThatRefusesIsNotDown() {
        platform.behave(answering(403, "{}"));
        for (int call = 0; call <= settings.breaker().calls(); call++) {
            assertThat(failureOfOnce()).extracting("failure").isEqualTo(Failure.PERMISSION);
        }
    }

    private Response me() {
        return api.me(TOKEN);
    }

    private PlatformException failureOfRead() {
        return catchThrowableOfType(PlatformException.class, () -> calls.read(this::me));
    }

    private PlatformException failureOfOnce() {
        return catchThrowableOfType(PlatformException.class, () -> calls.once(this::me));
    }

    private static long secondsOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static CallSettings with(Map<String, String> values) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(CallSettings.class, "app.social.calls")
                .withSources(new PropertiesConfigSource(values.entrySet().stream()
                        .collect(Collectors.toMap(entry -> "app.social.calls." + entry.getKey(), Map.Entry::getValue)),
                        "test", 1))
                .build().getConfigMapping(CallSettings.class);
    }
}
