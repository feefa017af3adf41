package dev.influencerplatform.calendar;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
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

    private ValidatableResponse block(String date, String reason) {
        return sarah.sending(Map.of("availabilityStatus", false, "reason", reason)).put("/calendar/{date}", date).then()
                .statusCode(200);
    }

    private ValidatableResponse get(String from, String to) {
        return sarah.request().get("/calendar?from={from}&to={to}", from, to).then().statusCode(200);
    }
}
