package dev.influencerplatform.social.meta;

import static dev.influencerplatform.social.meta.GraphErrorsTest.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({ "2026-11-01T22:36:43+0000,2026-11-01T22:36:43Z", "2026-11-01T22:36:43+00:00,2026-11-01T22:36:43Z",
            "2026-11-01T22:36:43Z,2026-11-01T22:36:43Z", "2026-11-01T22:36:43-0330,2026-11-02T02:06:43Z", "yesterday,",
            "2026-13-01T22:36:43+0000," })
    void datesHaveOffsetsWithoutAColon(String text, Instant date) {
        assertThat(GraphJson.date(json("{\"at\":\"" + text + "\"}"), "at")).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"access_token\":\"IGAA1\"}", "{\"data\":[{\"access_token\":\"IGAA1\"}]}" })
    void wrappedAndFlatAreTheSame(String body) {
        assertThat(GraphJson.token(GraphJson.object(answer(200, body)))).isEqualTo("IGAA1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"access_token\":null}", "{\"access_token\":\"  \"}", "{\"access_token\":7}",
            "{\"access_token\":[\"IGAA1\"]}" })
    void aTokenIsText(String body) {
        assertUnreadable(() -> GraphJson.token(json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"expires_in\":0}", "{\"expires_in\":-1}", "{\"expires_in\":\"5183944\"}",
            "{\"expires_in\":315360001}", "{\"expires_in\":1.5}", "{\"expires_in\":99999999999999999999}" })
    void aLifeIsBelievedWithinReason(String body) {
        assertUnreadable(() -> GraphJson.life(json(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|", "{\"at\":0}|", "{\"at\":1803000000}|2027-02-19T01:20:00Z" })
    void aMomentOfZeroIsNever(String body, Instant moment) {
        assertThat(GraphJson.moment(json(body), "at", NOW)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"at\":-5}", "{\"at\":\"soon\"}", "{\"at\":1803000000000}", "{\"at\":true}" })
    void aMomentFarAwayIsNone(String body) {
        assertUnreadable(() -> GraphJson.moment(json(body), "at", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[\"a\",\"b\"]", "\"a,b\"", "\"a b\"", "[\"a\",\"b\",\"a\",\" \"]", "[\"a\\u0000\",\"b\"]" })
    void scopesAreListedOrInOneText(String scopes) {
        assertThat(GraphJson.scopes(json(scopes))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"B\"},\"next\":\"https://x\"}}|B",
            "{\"data\":[{}],\"paging\":{\"cursors\":{\"after\":\"B\"}}}|", "{\"data\":[{}]}|",
            "{\"data\":[{}],\"paging\":{\"cursors\":{\"after\":\"A\"},\"next\":\"https://x\"}}|" })
    void theEndIsWhereNextIsAbsent(String body, String next) {
        assertThat(GraphPage.of(answer(200, body), "A").next()).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"data\":{}}", "{\"data\":\"a list\"}", "[]", "\"text\"" })
    void aListIsAList(String body) {
        assertUnreadable(() -> GraphPage.of(answer(200, body), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"total_value\":{\"value\":224}|224",
            "\"values\":[{\"value\":1,\"end_time\":\"2026-11-21T08:00:00+0000\"},{\"value\":12,\"end_time\":\"2026-11-22T08:00:00+0000\"}]|12",
            "\"values\":[{\"value\":1,\"end_time\":\"2026-11-23T08:00:00+0000\"},{\"value\":2}]|",
            "\"total_value\":{\"value\":\"7\"}|7", "\"total_value\":{\"value\":{\"like\":3,\"love\":4}}|7",
            "\"total_value\":{\"value\":-1}|", "\"total_value\":{\"value\":9223372036854775808}|", "\"values\":[]|",
            "\"total_value\":{\"value\":{\"like\":\"many\"}}|",
            "\"total_value\":{\"value\":{\"like\":9223372036854775807,\"love\":1}}|" })
    void numbersComeInSeveralShapes(String insight, Long value) {
        List<Reading> readings = new DailyNumbers(List.of(LocalDate.of(2026, 11, 21)),
                query -> answer(200, "{\"data\":[{\"name\":\"reach\"," + insight + "}]}")).of(List.of("reach"));
        assertThat(readings).singleElement().returns(value, Reading::value).returns(
                value == null ? Reading.Status.unavailable : Reading.Status.ok, Reading::status);
    }

    @Test
    void whoIsThrottledAsksForNoMore() {
        int[] calls = { 0 };
        List<Reading> readings = new DailyNumbers(List.of(LocalDate.of(2026, 11, 21)), query -> {
            throw calls[0]++ == 0 ? MetaFailure.badRequest() : MetaFailure.accountLimit(NOW);
        }).of(List.of("reach", "views", "likes"));
        assertThat(readings).extracting(Reading::status).containsOnly(Reading.Status.failed).hasSize(3);
        assertThat(calls[0]).isEqualTo(2);
    }

    private static JsonNode json(String text) {
        return answer(200, text).body();
    }

    private static void assertUnreadable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PlatformException.class,
                failed -> assertThat(failed.reason()).isEqualTo("unreadable-answer"));
    }
}
