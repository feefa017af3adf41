package dev.influencerplatform.calendar;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarInputTest {

    private final Account sarah = Api.newAccount();
    private final String slug = sarah.slug();

    @AfterEach
    void nothingIsWritten() {
        sarah.request().get("/calendar/days").then().body(hasJsonPath("items", empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-12-05&to=2026-12-04 | from
            from=2026-01-01&to=2027-01-02 | to
            from=2026-01-01               | to
            to=2026-01-01                 | from
            from=&to=2026-01-01           | from
            from=2026-02-30&to=2026-03-01 | from
            from=2026-2-3&to=2026-03-01   | from
            from=0000-01-01&to=0000-01-02 | from
            from=0001-01-01&to=0001-01-02 | from
            from=1899-12-31&to=1900-01-01 | from
            from=2999-12-31&to=3000-01-01 | to
            from=9999-12-31&to=9999-12-31 | from
            from=10000-01-01&to=10000-01-02 | from
            from=7pm&to=2026-01-01        | from
            from=2026-01-01&to=tomorrow   | to
            """)
    void aRangeThatCannotBeShownIsRefused(String query, String field) {
        for (String path : new String[] { "/calendar?", "/portfolio/" + slug + "/availability?" }) {
            sarah.request().get(path + query).then().statusCode(400).body(hasJsonPath("code", equalTo("bad-parameter")))
                    .body(hasJsonPath("violations[0].field", equalTo(field)))
                    .body(hasJsonPath("violations[0].in", equalTo("query")));
        }
    }

    @ParameterizedTest
    @CsvSource({ "from=2026-12-05&to=2026-12-04, from", "from=x, from", "to=0000-12-31, to", "limit=0, limit" })
    void aListOfDaysIsAskedForProperly(String query, String field) {
        sarah.request().get("/calendar/days?" + query).then().statusCode(400)
                .body(hasJsonPath("violations[0].field", equalTo(field)));
    }

    @Test
    void aYearIsNotTooLong() {
        sarah.request().get("/calendar?from=2028-01-01&to=2028-12-31").then().statusCode(200)
                .body(hasJsonPath("days.length()", equalTo(366)));
    }

    @ParameterizedTest
    @CsvSource({ "2026-02-30", "2026-2-3", "0000-01-01", "0001-01-01", "1899-12-31", "3000-01-01", "10000-01-01", "today",
            "20261204" })
    void aDayThatIsNoneIsRefused(String date) {
        sarah.sending("{\"availabilityStatus\":false}").put("/calendar/{date}", date).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo("date")))
                .body(hasJsonPath("violations[0].in", equalTo("path")));
        sarah.request().delete("/calendar/{date}", date).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                  | 422 | availabilityStatus
            {"availabilityStatus":null}                         | 422 | availabilityStatus
            {"availabilityStatus":"false"}                      | 400 | availabilityStatus
            {"availabilityStatus":0}                            | 400 | availabilityStatus
            {"availabilityStatus":false,"reason":7}             | 400 | reason
            {"availabilityStatus":false,"reason":"\\u0000"}     | 422 | reason
            {"availabilityStatus":false,"date":"2026-12-04"}    | 400 | date
            {"availabilityStatus":false,"id":"x"}               | 400 | id
            """)
    void whatIsSaidOfADayIsClear(String body, int status, String field) {
        sarah.request().contentType(ContentType.JSON).body(body).put("/calendar/2026-12-04").then().statusCode(status)
                .body(hasJsonPath("violations[0].field", equalTo(field)));
    }

    @Test
    void aReasonIsShort() {
        sarah.sending("{\"availabilityStatus\":false,\"reason\":\"" + "x".repeat(201) + "\"}").put("/calendar/2026-12-04")
                .then().statusCode(422).body(hasJsonPath("violations[0].field", equalTo("reason")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"to":"2026-12-04","availabilityStatus":false}                                     | 422 | from
            {"from":"2026-12-04","availabilityStatus":false}                                   | 422 | to
            {"from":"2026-12-04","to":"2026-12-05"}                                            | 422 | availabilityStatus
            {"from":"2026-12-05","to":"2026-12-04","availabilityStatus":false}                 | 422 | from
            {"from":"2026-01-01","to":"2027-01-02","availabilityStatus":false}                 | 422 | to
            {"from":"0000-01-01","to":"2026-12-05","availabilityStatus":false}                 | 422 | from
            {"from":"2026-12-04","to":"10000-01-01","availabilityStatus":false}                | 422 | to
            {"from":"2026-12-04","to":"2026-02-30","availabilityStatus":false}                 | 422 | to
            {"from":20430,"to":"2026-12-05","availabilityStatus":false}                        | 400 | from
            {"from":"2026-12-04","to":"2026-12-05","availabilityStatus":false,"userId":"x"}    | 400 | userId
            """)
    void whatIsSaidOfARangeIsClear(String body, int status, String field) {
        sarah.request().contentType(ContentType.JSON).body(body).put("/calendar/ranges").then().statusCode(status)
                .body(hasJsonPath("violations[0].field", equalTo(field)));
    }

    @Test
    void aBodyIsNeeded() {
        sarah.request().contentType(ContentType.JSON).put("/calendar/2026-12-04").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("unreadable-body")));
        sarah.request().contentType(ContentType.TEXT).body("x").put("/calendar/2026-12-04").then().statusCode(415);
    }
}
