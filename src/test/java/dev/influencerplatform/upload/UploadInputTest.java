package dev.influencerplatform.upload;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadInputTest {

    private static final String UPLOADS = "uploads WHERE user_id = ?";
    private static final String FACE = "\uD83D\uDE00";
    private static final String SITE = "https://example.com/";

    private final Account sarah = Api.newAccount();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            date          | null                   | 422 | invalid
            date          | ""                     | 422 | invalid
            date          | "2026-02-30"           | 422 | invalid
            date          | "2026-2-3"             | 422 | invalid
            date          | "0000-01-01"           | 422 | invalid
            date          | "1899-12-31"           | 422 | invalid
            date          | "3000-01-01"           | 422 | invalid
            date          | "10000-01-01"          | 422 | invalid
            date          | 20430                  | 400 | unreadable-body
            date          | [2026,12,11]           | 400 | unreadable-body
            time          | "24:00"                | 422 | invalid
            time          | "7pm"                  | 422 | invalid
            time          | "7:30"                 | 422 | invalid
            time          | "18:00:00.5"           | 422 | invalid
            time          | ""                     | 422 | invalid
            time          | 730                    | 400 | unreadable-body
            timeZone      | "Mars/Olympus"         | 422 | invalid
            timeZone      | "+01:00"               | 422 | invalid
            timeZone      | ""                     | 422 | invalid
            timeZone      | 1                      | 400 | unreadable-body
            platform      | null                   | 422 | invalid
            platform      | ""                     | 422 | invalid
            platform      | "myspace"              | 422 | invalid
            platform      | "Instagram"            | 422 | invalid
            platform      | " instagram "          | 422 | invalid
            platform      | "3"                    | 422 | invalid
            platform      | 3                      | 400 | unreadable-body
            platform      | ["tiktok"]             | 400 | unreadable-body
            contentType   | 7                      | 400 | unreadable-body
            contentType   | "Reel\\u0000"          | 422 | invalid
            brandName     | true                   | 400 | unreadable-body
            brandName     | "A\\ud800"             | 422 | invalid
            campaignName  | {}                     | 400 | unreadable-body
            campaignName  | "A\\u001b[0m"          | 422 | invalid
            notes         | ["x"]                  | 400 | unreadable-body
            notes         | "\\u0007"              | 422 | invalid
            publishedUrl  | "javascript:alert(1)"  | 422 | invalid
            publishedUrl  | "data:text/html,x"     | 422 | invalid
            publishedUrl  | "ftp://x/y"            | 422 | invalid
            publishedUrl  | "https://"             | 422 | invalid
            publishedUrl  | "https:///path"        | 422 | invalid
            publishedUrl  | "//example.com/x"      | 422 | invalid
            publishedUrl  | "example.com/x"        | 422 | invalid
            publishedUrl  | "https://user@evil.example/" | 422 | invalid
            publishedUrl  | "https://example.com/a b"    | 422 | invalid
            publishedUrl  | " https://example.com/"      | 422 | invalid
            publishedUrl  | "https://example.com/\\n"    | 422 | invalid
            publishedUrl  | "https://example.com/<b>"    | 422 | invalid
            publishedUrl  | ""                     | 422 | invalid
            publishedUrl  | 7                      | 400 | unreadable-body
            shootId       | "x"                    | 422 | invalid
            shootId       | ""                     | 422 | invalid
            shootId       | 7                      | 400 | unreadable-body
            sponsor       | "Acme"                 | 400 | unknown-field
            Date          | "2026-12-11"           | 400 | unknown-field
            id            | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            userId        | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            completed     | true                   | 400 | unknown-field
            completedAt   | "2026-12-11T10:00:00Z" | 400 | unknown-field
            overdue       | false                  | 400 | unknown-field
            startsAt      | "2026-12-11T10:00:00Z" | 400 | unknown-field
            timeResolution | "exact"               | 400 | unknown-field
            version       | 7                      | 400 | unknown-field
            warnings      | []                     | 400 | unknown-field
            """)
    void aBadValueIsNamedAndNothingIsWritten(String field, String value, int status, String code) {
        String id = sarah.newUpload(Map.of());
        int uploads = Rows.count(UPLOADS, sarah.id());
        refused(post(bodyWith(field, value)), field, status, code);
        refused(patch(id, bodyWith(field, value)), field, status, code);
        assertThat(Rows.count(UPLOADS, sarah.id())).isEqualTo(uploads);
        unchanged(id);
    }

    @ParameterizedTest
    @CsvSource({ "contentType, 50", "brandName, 100", "campaignName, 200", "notes, 10000" })
    void textIsCountedInCodePoints(String field, int longest) {
        post(bodyWith(field, '"' + FACE.repeat(longest) + '"')).statusCode(201)
                .body(hasJsonPath(field, equalTo(FACE.repeat(longest))));
        refused(post(bodyWith(field, '"' + FACE.repeat(longest + 1) + '"')), field, 422, "invalid");
        refused(patch(sarah.newUpload(Map.of()), "{\"" + field + "\":\"" + "x".repeat(longest + 1) + "\"}"), field, 422,
                "invalid");
    }

    @Test
    void anAddressHasAtMost2048Characters() {
        String longest = SITE + "x".repeat(2048 - SITE.length());
        post(bodyWith("publishedUrl", '"' + longest + '"')).statusCode(201)
                .body(hasJsonPath("publishedUrl", equalTo(longest)));
        String id = sarah.newUpload(Map.of());
        refused(post(bodyWith("publishedUrl", '"' + longest + "x\"")), "publishedUrl", 422, "invalid");
        refused(patch(id, "{\"publishedUrl\":\"" + longest + "x\"}"), "publishedUrl", 422, "invalid");
        refused(complete(id, "{\"publishedUrl\":\"" + longest + "x\"}"), "publishedUrl", 422, "invalid");
        unchanged(id);
    }

    @Test
    void aShootIsNamedAsAnswersNameIt() {
        String shoot = sarah.newShoot();
        UUID id = UUID.fromString(shoot);
        byte[] bytes = ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
                .array();
        for (String other : List.of(" " + shoot + " ", Base64.getEncoder().encodeToString(bytes))) {
            refused(post(bodyWith("shootId", '"' + other + '"')), "shootId", 422, "invalid");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            publishedUrl | "javascript:alert(1)"        | 422 | invalid
            publishedUrl | "ftp://x/y"                  | 422 | invalid
            publishedUrl | "https://"                   | 422 | invalid
            publishedUrl | "https://user@evil.example/" | 422 | invalid
            publishedUrl | "https://example.com/\\u0000" | 422 | invalid
            publishedUrl | ""                           | 422 | invalid
            publishedUrl | 7                            | 400 | unreadable-body
            url          | "https://example.com/"       | 400 | unknown-field
            completed    | false                        | 400 | unknown-field
            completedAt  | "2020-01-01T00:00:00Z"       | 400 | unknown-field
            notes        | "x"                          | 400 | unknown-field
            """)
    void aBadPublicationIsNamedAndCompletesNothing(String field, String value, int status, String code) {
        String id = sarah.newUpload(Map.of());
        refused(complete(id, "{\"" + field + "\":" + value + "}"), field, status, code);
        unchanged(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{\"publishedUrl\":null}]", "\"tiktok\"", "7", "{", "not json", "{} {}",
            "{\"publishedUrl\":null,\"publishedUrl\":null}", "{'publishedUrl':null}" })
    void aBodyThatIsNoObjectOfJsonIsUnreadable(String body) {
        String id = sarah.newUpload(Map.of());
        int uploads = Rows.count(UPLOADS, sarah.id());
        for (ValidatableResponse answer : List.of(post(body), patch(id, body), complete(id, body))) {
            answer.statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        }
        assertThat(Rows.count(UPLOADS, sarah.id())).isEqualTo(uploads);
        unchanged(id);
    }

    @Test
    void aBodyIsNeededToCreateAndToChange() {
        String id = sarah.newUpload(Map.of());
        for (ValidatableResponse answer : List.of(post("null"), patch(id, "null"),
                sarah.request().contentType("application/json").post("/uploads").then())) {
            answer.statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        }
        unchanged(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/xml" })
    void onlyJsonIsRead(String contentType) {
        String id = sarah.newUpload(Map.of());
        for (String path : List.of("/uploads", "/uploads/" + id + "/complete")) {
            sarah.request().contentType(contentType).body(SITE).post(path).then().statusCode(415)
                    .body(hasJsonPath("code", equalTo("unsupported-media-type")));
        }
        unchanged(id);
    }

    @Test
    void missingFieldsAreNamedAllAtOnce() {
        post("{}").statusCode(422).body(hasJsonPath("violations[*].field", contains("date", "platform")))
                .body(hasJsonPath("violations[*].in", contains("body", "body")));
        refused(post("{\"date\":\"2026-12-11\"}"), "platform", 422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Caf\u00e9 \uD83D\uDC69\u200D\uD83C\uDF73", "<b>Acme</b> & 'Co' --", "one\nline\ttab" })
    void textComesBackAsItWasWritten(String text) {
        String id = sarah.newUpload(Map.of("brandName", text, "contentType", text, "notes", text));
        sarah.request().get("/uploads/{id}", id).then().body(hasJsonPath("brandName", equalTo(text)))
                .body(hasJsonPath("contentType", equalTo(text))).body(hasJsonPath("notes", equalTo(text)));
    }

    @ParameterizedTest
    @CsvSource({ "1900-01-01, 00:00:01", "2999-12-31, 23:59" })
    void theExtremesAreTaken(String date, String time) {
        post("{\"date\":\"%s\",\"time\":\"%s\",\"platform\":\"tiktok\"}".formatted(date, time)).statusCode(201)
                .body(hasJsonPath("date", equalTo(date))).body(hasJsonPath("time", equalTo(time)));
    }

    private ValidatableResponse post(String body) {
        return sarah.sending(body).post("/uploads").then();
    }

    private ValidatableResponse patch(String id, String body) {
        return sarah.patching(body).patch("/uploads/{id}", id).then();
    }

    private ValidatableResponse complete(String id, String body) {
        return sarah.sending(body).post("/uploads/{id}/complete", id).then();
    }

    private void unchanged(String id) {
        sarah.request().get("/uploads/{id}", id).then().body(hasJsonPath("version", equalTo(0)))
                .body(hasJsonPath("completed", is(false)));
    }

    private static String bodyWith(String field, String value) {
        String others = field.equals("date") ? "" : "\"date\":\"2026-12-11\",";
        others += field.equals("platform") ? "" : "\"platform\":\"instagram\",";
        return "{" + others + "\"" + field + "\":" + value + "}";
    }

    private static void refused(ValidatableResponse answer, String field, int status, String code) {
        answer.statusCode(status).body(hasJsonPath("code", equalTo(code)))
                .body(hasJsonPath("violations[0].field", equalTo(field)))
                .body(hasJsonPath("violations[0].in", equalTo("body")));
    }
}
