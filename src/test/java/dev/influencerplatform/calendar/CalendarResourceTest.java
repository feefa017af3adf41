package dev.influencerplatform.calendar;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class CalendarResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void everyDayOfTheRangeIsThereInOrder() {
        get("2026-12-30", "2027-01-02")
                .body(hasJsonPath("days[*].date", contains("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02")))
                .body(hasJsonPath("days[*].available", contains(true, true, true, true)))
                .body(hasJsonPath("days[*].entries[*]", empty()));
    }

    @Test
    void aDayHoldsItsEntriesInTheOrderInWhichTheyStart() {
        String late = sarah.newShoot(Map.of("time", "08:30", "timeZone", "America/New_York", "campaignName", "Winter"));
        String early = sarah.newUpload(
                Map.of("date", "2026-12-04", "time", "09:00", "platform", "tiktok", "contentType", "Reel"));
        String allDay = sarah.newShoot();
        get("2026-12-04", "2026-12-04").body(hasJsonPath("days[0].entries[*].id", contains(allDay, early, late)))
                .body(hasJsonPath("days[0].entries[*].kind", contains("shoot", "upload", "shoot")))
                .body(hasJsonPath("days[0].entries[*].title", contains("Acme", "Reel", "Acme · Winter")))
                .body(hasJsonPath("days[0].entries[1].platform", equalTo("tiktok")))
                .body(hasNoJsonPath("days[0].entries[0].platform"))
                .body(hasJsonPath("days[0].entries[*].startsAt",
                        contains(null, "2026-12-04T08:00:00Z", "2026-12-04T13:30:00Z")));
    }

    @Test
    void aBlockedDayIsNotAvailable() {
        block("2026-12-24", "Holiday").body(hasJsonPath("availabilityStatus", is(false)))
                .body(hasJsonPath("reason", equalTo("Holiday"))).body(hasJsonPath("warnings", empty()));
        get("2026-12-23", "2026-12-25").body(hasJsonPath("days[*].available", contains(true, false, true)))
                .body(hasJsonPath("days[1].reason", equalTo("Holiday")));
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        String first = block("2026-12-24", "Holiday").body(hasJsonPath("version", equalTo(0))).extract().asString();
        assertThat(block("2026-12-24", "Holiday").extract().asString()).isEqualTo(first);
        block("2026-12-24", "Still holiday").body(hasJsonPath("version", equalTo(1)));
        block("2026-12-24", null).body(hasJsonPath("reason", nullValue()));
        days("").body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void aDayIsOpenedAgainByAWordOrByTakingTheWordBack() {
        block("2026-12-24", "Holiday");
        sarah.sending(Map.of("availabilityStatus", true)).put("/calendar/2026-12-24").then().statusCode(200)
                .body(hasJsonPath("availabilityStatus", is(true))).body(hasJsonPath("reason", nullValue()));
        get("2026-12-24", "2026-12-24").body(hasJsonPath("days[0].available", is(true)));
        for (int i = 0; i < 2; i++) {
            sarah.request().delete("/calendar/2026-12-24").then().statusCode(204).body(emptyString());
        }
        days("").body(hasJsonPath("items", empty()));
    }

    @Test
    void whatWasSaidOfARangeIsTakenBack() {
        range("2026-12-23", "2026-12-27", false);
        sarah.sending(Map.of("availabilityStatus", true)).put("/calendar/2026-12-25").then().statusCode(200);
        for (int i = 0; i < 2; i++) {
            sarah.request().delete("/calendar/ranges?from=2026-12-24&to=2026-12-26").then().statusCode(204);
        }
        days("").body(hasJsonPath("items[*].date", contains("2026-12-23", "2026-12-27")));
        get("2026-12-23", "2026-12-24").body(hasJsonPath("days[*].availabilityStatus", contains(false, null)));
        sarah.request().get("/logs?action=clear_availability").then()
                .body(hasJsonPath("items[0].requestPayload.from", equalTo("2026-12-24")))
                .body(hasJsonPath("items[0].requestPayload.to", equalTo("2026-12-26")));
        sarah.request().delete("/calendar/ranges?from=2026-12-24").then().statusCode(400)
                .body(hasJsonPath("violations[0].field", equalTo("to")));
    }

    @Test
    void aDayIsReadByItself() {
        String tag = block("2026-12-24", "Holiday").extract().header("ETag");
        sarah.request().get("/calendar/2026-12-24").then().statusCode(200).header("ETag", tag)
                .body(hasJsonPath("reason", equalTo("Holiday")));
        sarah.request().get("/calendar/2026-12-25").then().statusCode(404);
        Api.newAccount().request().get("/calendar/2026-12-24").then().statusCode(404);
    }

    @Test
    void aRangeIsBlockedWhole() {
        block("2026-12-25", "Family");
        String before = sarah.request().get("/calendar/days").jsonPath().getString("items[0].id");
        range("2026-12-24", "2026-12-26", false).body(hasJsonPath("availabilityStatus", is(false)))
                .body(hasJsonPath("from", equalTo("2026-12-24"))).body(hasJsonPath("to", equalTo("2026-12-26")));
        days("").body(hasJsonPath("items[*].date", contains("2026-12-24", "2026-12-25", "2026-12-26")))
                .body(hasJsonPath("items[*].version", contains(0, 1, 0)))
                .body(hasJsonPath("items[1].id", equalTo(before)));
        String said = sarah.request().get("/calendar/days").asString();
        range("2026-12-24", "2026-12-26", false);
        assertThat(sarah.request().get("/calendar/days").asString()).isEqualTo(said);
        range("2026-12-26", "2026-12-26", true);
        get("2026-12-23", "2026-12-27").body(hasJsonPath("days[*].available", contains(true, false, false, true, true)));
    }

    @Test
    void aRangeMayBeALeapYear() {
        range("2028-01-01", "2028-12-31", false);
        assertThat(Rows.count("calendar WHERE user_id = ?", sarah.id())).isEqualTo(366);
        days("?limit=100&from=2028-12-30").body(hasJsonPath("items[*].date", contains("2028-12-30", "2028-12-31")));
    }

    @Test
    void theDaysAreReadPageByPage() {
        range("2026-12-01", "2026-12-05", false);
        String cursor = days("?limit=2").body(hasJsonPath("items[*].date", contains("2026-12-01", "2026-12-02"))).extract()
                .jsonPath().getString("nextCursor");
        sarah.block("2026-11-30");
        cursor = days("?limit=2&cursor=" + cursor).body(hasJsonPath("items[*].date", contains("2026-12-03", "2026-12-04")))
                .extract().jsonPath().getString("nextCursor");
        days("?limit=2&cursor=" + cursor).body(hasJsonPath("items[*].date", contains("2026-12-05")))
                .body(hasJsonPath("nextCursor", nullValue()));
        sarah.request().get("/calendar/days?to=2026-12-31&cursor=" + cursor).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor")));
    }

    @Test
    void aStaleTagChangesNothing() {
        String stale = block("2026-12-24", "Holiday").extract().header("ETag");
        block("2026-12-24", "Work");
        sarah.sending(Map.of("availabilityStatus", true)).header("If-Match", stale).put("/calendar/2026-12-24").then()
                .statusCode(412);
        sarah.request().header("If-Match", stale).delete("/calendar/2026-12-24").then().statusCode(412);
        sarah.request().header("If-Match", "*").delete("/calendar/2026-12-31").then().statusCode(412);
        days("").body(hasJsonPath("items[*].reason", contains("Work")));
    }

    @Test
    void aCalendarThatIsKnownIsNotSentAgain() {
        String tag = get("2026-12-01", "2026-12-31").header("Cache-Control", equalTo("private, no-cache")).extract()
                .header("ETag");
        sarah.request().header("If-None-Match", tag).get("/calendar?from=2026-12-01&to=2026-12-31").then().statusCode(304);
        sarah.newUpload(Map.of());
        sarah.request().header("If-None-Match", tag).get("/calendar?from=2026-12-01&to=2026-12-31").then().statusCode(200);
    }

    @Test
    void ofManyBlocksOfADayOneRowIsLeft() {
        List<Integer> statuses = Parallel.times(20, i -> i % 2 == 0
                ? sarah.sending(Map.of("availabilityStatus", false)).put("/calendar/2026-12-24").statusCode()
                : sarah.sending(Map.of("from", "2026-12-20", "to", "2026-12-28", "availabilityStatus", false))
                        .put("/calendar/ranges").statusCode());
        assertThat(statuses).containsOnly(200);
        days("").body(hasJsonPath("items", hasSize(9)));
    }

    @Test
    void nobodySeesAnothersCalendar() {
        sarah.newShoot();
        block("2026-12-04", "Holiday");
        Account stranger = Api.newAccount();
        stranger.request().get("/calendar?from=2026-12-04&to=2026-12-04").then()
                .body(hasJsonPath("days[*].entries[*]", empty())).body(hasJsonPath("days[0].available", is(true)));
        stranger.request().get("/calendar/days").then().body(hasJsonPath("items", empty()));
        stranger.request().delete("/calendar/2026-12-04").then().statusCode(204);
        days("").body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void whatIsSaidOfDaysIsInTheLog() {
        block("2026-12-24", "Holiday");
        sarah.request().get("/logs?action=set_availability").then()
                .body(hasJsonPath("items[0].requestPayload.date", equalTo("2026-12-24")))
                .body(hasJsonPath("items[0].requestPayload.availabilityStatus", is(false)));
    }

    @Test
    void tooMuchForOneAnswerIsSaidToBe() {
        Rows.update("INSERT INTO uploads (user_id, date, platform) SELECT ?, '2027-03-01', 'tiktok' "
                + "FROM generate_series(1, 10001)", sarah.id());
        sarah.request().get("/calendar?from=2027-03-01&to=2027-03-01").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("too-many-entries")));
        get("2027-02-27", "2027-02-28");
    }

    private ValidatableResponse block(String date, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("availabilityStatus", false));
        body.put("reason", reason);
        return sarah.sending(body).put("/calendar/{date}", date).then().statusCode(200);
    }

    private ValidatableResponse range(String from, String to, boolean available) {
        return sarah.sending(Map.of("from", from, "to", to, "availabilityStatus", available)).put("/calendar/ranges").then()
                .statusCode(200);
    }

    private ValidatableResponse days(String query) {
        return sarah.request().get("/calendar/days" + query).then().statusCode(200);
    }

    private ValidatableResponse get(String from, String to) {
        return sarah.request().get("/calendar?from={from}&to={to}", from, to).then().statusCode(200);
    }
}
