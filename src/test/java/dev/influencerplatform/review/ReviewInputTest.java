package dev.influencerplatform.review;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewInputTest {

    private static final String FACE = "\uD83D\uDE00";

    private final Account sarah = Api.newAccount();
    private final String shoot = sarah.newCompletedShoot();
    private final String link = sarah.reviewLink(shoot);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rating       | 0                          | 422 | invalid
            rating       | 6                          | 422 | invalid
            rating       | -1                         | 422 | invalid
            rating       | null                       | 422 | invalid
            rating       | "5"                        | 400 | unreadable-body
            rating       | 4.5                        | 400 | unreadable-body
            rating       | 5.0                        | 400 | unreadable-body
            rating       | true                       | 400 | unreadable-body
            rating       | [5]                        | 400 | unreadable-body
            clientNumber | null                       | 422 | invalid
            clientNumber | ""                         | 422 | invalid
            clientNumber | "call me"                  | 422 | invalid
            clientNumber | "+49 1"                    | 422 | invalid
            clientNumber | "+999 1512 3456789"        | 422 | invalid
            clientNumber | "01512 3456789"            | 422 | invalid
            clientNumber | 4915123456789              | 400 | unreadable-body
            clientEmail  | null                       | 422 | invalid
            clientEmail  | ""                         | 422 | invalid
            clientEmail  | "mia"                      | 422 | invalid
            clientEmail  | "mia@"                     | 422 | invalid
            clientEmail  | "mia@acme@example"         | 422 | invalid
            clientEmail  | "mia@acme.example\\r\\nBcc: x@y.z" | 422 | invalid
            reviewText   | null                       | 422 | invalid
            reviewText   | " \\n "                    | 422 | invalid
            reviewText   | "good\\u0000"              | 422 | invalid
            reviewText   | "\\ud83d"                  | 422 | invalid
            reviewText   | {"a":1}                    | 400 | unreadable-body
            consent      | "yes"                      | 400 | unreadable-body
            consent      | 1                          | 400 | unreadable-body
            shootId      | "0190b1c4-0000-7000-8000-000000000000" | 400 | unknown-field
            isPublished  | true                       | 400 | unknown-field
            """)
    void aBadValueIsNamedAndTheLinkStaysOpen(String field, String value, int status, String code) {
        submit(link, bodyWith(field, value)).statusCode(status).body(hasJsonPath("code", equalTo(code)))
                .body(hasJsonPath("violations[0].field", equalTo(field)));
        Api.anonymous().get("/review-links/{token}", link).then().body(hasJsonPath("status", equalTo("open")));
        assertThat(Rows.count("reviews WHERE shoot_id = ?", shoot)).isZero();
    }

    @Test
    void textIsCountedInCodePoints() {
        String otherLink = sarah.reviewLink(sarah.newCompletedShoot());
        submit(otherLink, aReview("reviewText", FACE.repeat(5001))).statusCode(422)
                .body(hasJsonPath("violations[0].field", equalTo("reviewText")));
        submit(otherLink, aReview("reviewerName", FACE.repeat(101))).statusCode(422)
                .body(hasJsonPath("violations[0].field", equalTo("reviewerName")));
        submit(otherLink, aReview("reviewText", FACE.repeat(5000))).statusCode(201)
                .body(hasJsonPath("reviewText", equalTo(FACE.repeat(5000))));
    }

    private static String bodyWith(String field, String value) {
        return "{" + aReview(field, value).entrySet().stream().map(entry -> "\"" + entry.getKey() + "\":"
                + (entry.getKey().equals(field) ? value : literal(entry.getValue()))).collect(Collectors.joining(",")) + "}";
    }

    private static String literal(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static Map<String, Object> aReview(String field, Object value) {
        Map<String, Object> review = Account.aReview(5);
        review.put(field, value);
        return review;
    }

    private static ValidatableResponse submit(String link, Object body) {
        return Api.sending(body).post("/review-links/{token}/reviews", link).then();
    }
}
