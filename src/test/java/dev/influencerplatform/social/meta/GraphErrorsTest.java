package dev.influencerplatform.social.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphErrorsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Pauses PAUSES = new Pauses(new Defaults(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({ "1,,RETRY,platform-error", "2,,RETRY,platform-error", "3,,CONFIGURATION,not-allowed",
            "4,,THROTTLED,app-limit", "10,,PERMISSION,scope-missing", "17,,THROTTLED,account-limit",
            "32,,THROTTLED,account-limit", "100,,BAD_OBJECT,bad-request", "100,33,BAD_OBJECT,object-missing",
            "100,2108006,BAD_OBJECT,bad-request", "101,,CONFIGURATION,app-refused", "102,,REAUTH,session-invalid",
            "190,,REAUTH,token-expired", "190,0,REAUTH,token-expired", "190,458,REAUTH,app-removed",
            "190,459,REAUTH,checkpoint", "190,460,REAUTH,password-changed", "190,463,REAUTH,token-expired",
            "190,464,REAUTH,account-unconfirmed", "190,467,REAUTH,signed-out", "190,492,REAUTH,role-lost",
            "200,,PERMISSION,scope-missing", "299,,PERMISSION,scope-missing", "300,,BAD_OBJECT,bad-request",
            "341,,THROTTLED,app-limit", "368,,THROTTLED,blocked", "613,1996,THROTTLED,account-limit",
            "3001,1504028,BAD_OBJECT,bad-request", "80001,,THROTTLED,account-limit", "80002,,THROTTLED,account-limit",
            "80006,,THROTTLED,account-limit" })
    void codeAndSubcodeDecide(int code, Integer subcode, Failure failure, String reason) {
        assertMeans(answer(400, "{\"error\":{\"message\":\"secret EAA\",\"code\":" + code
                + (subcode == null ? "" : ",\"error_subcode\":" + subcode) + "}}"), failure, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "500|null|RETRY|platform-error", "400|[]|RETRY|platform-error",
            "400|{\"error\":\"oops\"}|RETRY|platform-error", "403|{\"error\":{\"code\":\"abc\"}}|RETRY|platform-error",
            "429|{}|THROTTLED|account-limit", "500|{\"error\":{\"code\":777}}|RETRY|platform-error",
            "400|{\"error_type\":\"OAuthException\",\"code\":400}|BAD_CODE|code-refused",
            "400|{\"error\":{\"code\":1,\"message\":\"Please reduce the amount of data\"}}|BAD_OBJECT|too-much-data",
            "400|{\"error\":{\"code\":99999999999999}}|RETRY|platform-error" })
    void whatHasNoCodeIsOutOfOrder(int status, String body, Failure failure, String reason) {
        assertMeans(answer(status, body), failure, reason);
    }

    @Test
    void thePlatformSaysInMinutesHowLong() {
        PlatformAnswer answer = answer(400, "{\"error\":{\"code\":80002}}");
        answer.headers().add("X-Business-Use-Case-Usage",
                "{\"1784\":[{\"type\":\"instagram\",\"call_count\":100,\"estimated_time_to_regain_access\":25}]}");
        assertThat(GraphErrors.of(answer, PAUSES).until()).isEqualTo(NOW.plus(Duration.ofMinutes(25)));
    }

    @ParameterizedTest
    @CsvSource({ "17,5", "4,15", "368,1440" })
    void otherwiseItIsAsLongAsSet(int code, int minutes) {
        assertThat(GraphErrors.of(answer(400, "{\"error\":{\"code\":" + code + "}}"), PAUSES).until())
                .isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "nonsense", "[]", "{\"1\":{\"a\":[1]}}", "{\"1\":[{\"call_count\":\"x\"}]}" })
    void headersThatCannotBeReadSayNothing(String header) {
        PlatformAnswer answer = answer(200, "{}");
        answer.headers().add("X-Business-Use-Case-Usage", header);
        answer.headers().add("X-App-Usage", header);
        assertThat(Usage.of(answer)).isEqualTo(new Usage(0, 0, 0));
    }

    static PlatformAnswer answer(int status, String body) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        try {
            return new PlatformAnswer(status, ForeignJson.parse(body.getBytes(StandardCharsets.UTF_8)), headers);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static void assertMeans(PlatformAnswer answer, Failure failure, String reason) {
        PlatformException meant = GraphErrors.of(answer, PAUSES);
        assertThat(meant).returns(failure, PlatformException::failure).returns(reason, PlatformException::reason);
        assertThat(meant.getMessage()).doesNotContain("EAA");
    }

    /** As the settings are unless somebody sets them. */
    private record Defaults() implements MetaSettings {

        @Override
        public int busyPercent() {
            return 90;
        }

        @Override
        public Duration appPause() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration accountPause() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration blockedPause() {
            return Duration.ofDays(1);
        }
    }
}
