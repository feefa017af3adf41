package dev.influencerplatform.calendar;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was planned comes back as it was, whatever zone the server's JVM is in. */
@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JvmZoneTest {

    private static final String JVM_ZONES = "UTC Asia/Kolkata America/St_Johns Pacific/Apia";
    private static final TimeZone USUAL = TimeZone.getDefault();

    private final Account sarah = Api.newAccount();

    @AfterEach
    void leave() {
        TimeZone.setDefault(USUAL);
    }

    /** Around both changes of the clocks in Berlin and St. John's, and around the day that Apia never had. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-29 | 01:59:59 | Europe/Berlin    | 2026-03-29T00:59:59Z | exact
            2026-03-29 | 02:00    | Europe/Berlin    | 2026-03-29T01:00:00Z | skipped
            2026-03-29 | 02:30    | Europe/Berlin    | 2026-03-29T01:30:00Z | skipped
            2026-03-29 | 03:00    | Europe/Berlin    | 2026-03-29T01:00:00Z | exact
            2026-10-25 | 01:59    | Europe/Berlin    | 2026-10-24T23:59:00Z | exact
            2026-10-25 | 02:00    | Europe/Berlin    | 2026-10-25T00:00:00Z | repeated
            2026-10-25 | 02:59    | Europe/Berlin    | 2026-10-25T00:59:00Z | repeated
            2026-10-25 | 03:00    | Europe/Berlin    | 2026-10-25T02:00:00Z | exact
            2026-03-08 | 02:30    | America/St_Johns | 2026-03-08T06:00:00Z | skipped
            2026-11-01 | 01:30    | America/St_Johns | 2026-11-01T04:00:00Z | repeated
            2026-12-04 | 00:00    | Asia/Kolkata     | 2026-12-03T18:30:00Z | exact
            2026-12-04 | 23:59:59 | Asia/Kolkata     | 2026-12-04T18:29:59Z | exact
            2026-12-04 | 00:30    | Pacific/Apia     | 2026-12-03T11:30:00Z | exact
            2011-12-30 | 10:00    | Pacific/Apia     | 2011-12-30T20:00:00Z | skipped
            """)
    void aTimeStaysWhatItIs(String date, String time, String zone, String startsAt, String resolution) {
        Map<String, Object> when = Map.of("date", date, "time", time, "timeZone", zone);
        for (String jvmZone : JVM_ZONES.split(" ")) {
            TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
            for (String item : new String[] { "/shoots/" + sarah.newShoot(when), "/uploads/" + sarah.newUpload(when) }) {
                see(sarah.request().get(item).then(), "", date, time, startsAt, resolution);
                see(sarah.request().get("/calendar?from={d}&to={d}", date, date).then(), "days[0].entries[0].", null, time,
                        startsAt, resolution).body(hasJsonPath("days[0].date", equalTo(date)));
                sarah.request().delete(item).then().statusCode(204);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "2011-12-30", "2026-03-29", "2026-10-25", "2026-01-01", "1900-01-01", "2999-12-31" })
    void aDateIsADateInEveryZone(String date) {
        for (String jvmZone : JVM_ZONES.split(" ")) {
            TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
            String shoot = sarah.newShoot(Map.of("date", date, "timeZone", "Pacific/Kiritimati"));
            sarah.sending(Map.of("from", date, "to", date, "availabilityStatus", false)).put("/calendar/ranges").then()
                    .statusCode(200);
            see(sarah.request().get("/shoots/{id}", shoot).then(), "", date, null, null, null);
            sarah.request().get("/calendar?from={d}&to={d}", date, date).then()
                    .body(hasJsonPath("days[*].date", contains(date))).body(hasJsonPath("days[*].available", contains(false)))
                    .body(hasJsonPath("days[0].entries[*].id", contains(shoot)));
            sarah.request().get("/calendar/days?from={d}&to={d}", date, date).then()
                    .body(hasJsonPath("items[*].date", contains(date)));
            sarah.request().get("/shoots?from={d}&to={d}", date, date).then()
                    .body(hasJsonPath("items[*].date", contains(date)));
            sarah.request().get("/shoots/summary?from={d}&to={d}", date, date).then()
                    .body(hasJsonPath("total.planned.count", equalTo(1)));
            sarah.request().delete("/shoots/{id}", shoot).then().statusCode(204);
            sarah.request().delete("/calendar/{date}", date).then().statusCode(204);
        }
    }

    private static ValidatableResponse see(ValidatableResponse answer, String path, String date, String time, String startsAt,
            String resolution) {
        if (date != null) {
            answer.body(hasJsonPath(path + "date", equalTo(date)));
        }
        return answer.statusCode(200).body(hasJsonPath(path + "time", time == null ? nullValue() : equalTo(time)))
                .body(hasJsonPath(path + "startsAt", startsAt == null ? nullValue() : equalTo(startsAt)))
                .body(hasJsonPath(path + "timeResolution", resolution == null ? nullValue() : equalTo(resolution)));
    }
}
