package dev.influencerplatform.shoot;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShootInputTest {

    private static final String SHOOTS = "shoots WHERE user_id = ?";
    private static final String FACE = "\uD83D\uDE00";

    private final Account sarah = Api.newAccount();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            date            | null                 | 422 | invalid
            date            | ""                   | 422 | invalid
            date            | "2026-02-30"         | 422 | invalid
            date            | "2026-2-3"           | 422 | invalid
            date            | "0000-01-01"         | 422 | invalid
            date            | "1899-12-31"         | 422 | invalid
            date            | "3000-01-01"         | 422 | invalid
            date            | "10000-01-01"        | 422 | invalid
            date            | "+2026-01-01"        | 422 | invalid
            date            | "2026-12-04T10:00Z"  | 422 | invalid
            date            | 20430                | 400 | unreadable-body
            date            | [2026,12,4]          | 400 | unreadable-body
            brandName       | null                 | 422 | invalid
            brandName       | ""                   | 422 | invalid
            brandName       | " \\t "              | 422 | invalid
            brandName       | 7                    | 400 | unreadable-body
            brandName       | true                 | 400 | unreadable-body
            brandName       | {}                   | 400 | unreadable-body
            brandName       | ["Acme"]             | 400 | unreadable-body
            brandName       | "A\\u0000"           | 422 | invalid
            brandName       | "A\\u001b[0m"        | 422 | invalid
            brandName       | "A\\u0085"           | 422 | invalid
            brandName       | "A\\ud800"           | 422 | invalid
            brandName       | "\\ude00\\ud83d"     | 422 | invalid
            notes           | "\\u0007"            | 422 | invalid
            time            | "24:00"              | 422 | invalid
            time            | "7pm"                | 422 | invalid
            time            | "7:30"               | 422 | invalid
            time            | ""                   | 422 | invalid
            time            | 730                  | 400 | unreadable-body
            time            | [7,30]               | 400 | unreadable-body
            timeZone        | "Mars/Olympus"       | 422 | invalid
            timeZone        | "+01:00"             | 422 | invalid
            timeZone        | "europe/berlin"      | 422 | invalid
            timeZone        | ""                   | 422 | invalid
            currency        | "EURO"               | 422 | invalid
            currency        | "ZZZ"                | 422 | invalid
            currency        | "eur"                | 422 | invalid
            currency        | ""                   | 422 | invalid
            amount          | 12.345               | 422 | invalid
            amount          | 12.100               | 422 | invalid
            amount          | 123456789012         | 422 | invalid
            amount          | 1e1000000000         | 422 | invalid
            amount          | -0.01                | 422 | invalid
            amount          | "12"                 | 400 | unreadable-body
            amount          | ""                   | 422 | invalid
            amount          | true                 | 400 | unreadable-body
            durationMinutes | 0                    | 422 | invalid
            durationMinutes | 1441                 | 422 | invalid
            durationMinutes | 90.5                 | 400 | unreadable-body
            durationMinutes | 99999999999          | 400 | unreadable-body
            durationMinutes | "90"                 | 400 | unreadable-body
            sponsor         | "Acme"               | 400 | unknown-field
            Date            | "2026-12-04"         | 400 | unknown-field
            id              | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            userId          | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            user_id         | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            completed       | true                 | 400 | unknown-field
            completedAt     | "2026-12-04T10:00:00Z" | 400 | unknown-field
            startsAt        | "2026-12-04T10:00:00Z" | 400 | unknown-field
            reviewToken     | "review_1_a"         | 400 | unknown-field
            reviewStatus    | "submitted"          | 400 | unknown-field
            createdAt       | "2026-12-04T10:00:00Z" | 400 | unknown-field
            version         | 7                    | 400 | unknown-field
            """)
    void aBadValueIsNamedAndNothingIsWritten(String field, String value, int status, String code) {
        String id = sarah.newShoot();
        int shoots = Rows.count(SHOOTS, sarah.id());
        refused(sarah.sending(bodyWith(field, value)).post("/shoots").then(), field, status, code);
        refused(sarah.patching(bodyWith(field, value)).patch("/shoots/{id}", id).then(), field, status, code);
        assertThat(Rows.count(SHOOTS, sarah.id())).isEqualTo(shoots);
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("version", equalTo(0)));
    }

    @ParameterizedTest
    @CsvSource({ "brandName, 100", "campaignName, 200", "location, 255", "notes, 10000" })
    void textIsCountedInCodePoints(String field, int longest) {
        sarah.sending(bodyWith(field, '"' + FACE.repeat(longest) + '"')).post("/shoots").then().statusCode(201)
                .body(hasJsonPath(field, equalTo(FACE.repeat(longest))));
        refused(sarah.sending(bodyWith(field, '"' + FACE.repeat(longest + 1) + '"')).post("/shoots").then(), field, 422,
                "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{\"date\":\"2026-12-04\",\"brandName\":\"Acme\"}]", "\"Acme\"", "7", "{", "not json",
            "{\"date\":\"2026-12-04\",\"brandName\":\"Acme\"} {}", "{\"date\":\"2026-12-04\",\"brandName\":\"Acme\"}x",
            "{\"date\":\"2026-12-04\",\"brandName\":\"Acme\",\"brandName\":\"Other\"}",
            "{'date':'2026-12-04','brandName':'Acme'}", "{\"date\":\"2026-12-04\",\"brandName\":\"Acme\",}" })
    void aBodyThatIsNoObjectOfJsonIsUnreadable(String body) {
        int shoots = Rows.count(SHOOTS, sarah.id());
        sarah.sending(body).post("/shoots").then().statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        assertThat(Rows.count(SHOOTS, sarah.id())).isEqualTo(shoots);
        sarah.patching(body).patch("/shoots/{id}", sarah.newShoot()).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("unreadable-body")));
    }

    @Test
    void anAmountThatIsTooExactIsRefusedInWords() {
        sarah.sending(Map.of("date", "2026-12-04", "brandName", "Acme", "amount", 12.345)).post("/shoots").then().body(
                hasJsonPath("violations[0].message", equalTo("must have at most 8 digits before the point and 2 behind it")));
    }

    @Test
    void deepNestingIsUnreadable() {
        String deep = bodyWith("notes", "[".repeat(50) + "]".repeat(50));
        sarah.sending(deep).post("/shoots").then().statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        sarah.patching(deep).patch("/shoots/{id}", sarah.newShoot()).then().statusCode(400);
    }

    @Test
    void aBodyIsNeeded() {
        sarah.request().contentType("application/json").post("/shoots").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("unreadable-body")));
        sarah.sending("null").post("/shoots").then().statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        sarah.patching("null").patch("/shoots/{id}", sarah.newShoot()).then().statusCode(400);
        sarah.request().contentType("text/plain").body("date").post("/shoots").then().statusCode(415);
    }

    @Test
    void missingFieldsAreNamedAllAtOnce() {
        sarah.sending("{}").post("/shoots").then().statusCode(422).body(hasJsonPath("violations[*].field", equalTo(
                List.of("brandName", "date")))).body(hasJsonPath("violations[*].in", hasItem("body")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Caf\u00e9 \uD83D\uDC69\u200D\uD83C\uDF73", "\u0645\u0642\u0647\u0649 \u202Babc\u202C",
            "<b>Acme</b> & 'Co' --", "line one\nline two\ttab" })
    void textComesBackAsItWasWritten(String text) {
        String id = sarah.newShoot(Map.of("brandName", text, "notes", text));
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("brandName", equalTo(text)))
                .body(hasJsonPath("notes", equalTo(text)));
    }

    @Test
    void theExtremesAreTaken() {
        sarah.sending(Map.of("date", "1900-01-01", "brandName", "A", "time", "00:00:01", "durationMinutes", 1, "amount", 0))
                .post("/shoots").then().statusCode(201).body(hasJsonPath("date", equalTo("1900-01-01")))
                .body(hasJsonPath("time", equalTo("00:00:01")));
        sarah.sending(Map.of("date", "2999-12-31", "brandName", "A", "time", "23:59", "durationMinutes", 1440, "amount",
                99999999.99)).post("/shoots").then().statusCode(201).body(hasJsonPath("date", equalTo("2999-12-31")))
                .body(hasJsonPath("campaignName", nullValue()));
    }

    private static String bodyWith(String field, String value) {
        String others = field.equals("date") ? "" : "\"date\":\"2026-12-04\",";
        others += field.equals("brandName") ? "" : "\"brandName\":\"Acme\",";
        return "{" + others + "\"" + field + "\":" + value + "}";
    }

    private static void refused(ValidatableResponse answer, String field, int status, String code) {
        answer.statusCode(status).body(hasJsonPath("code", equalTo(code)))
                .body(hasJsonPath("violations[0].field", equalTo(field)))
                .body(hasJsonPath("violations[0].in", equalTo("body")));
    }
}
