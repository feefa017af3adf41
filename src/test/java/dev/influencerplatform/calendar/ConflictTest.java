package dev.influencerplatform.calendar;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class ConflictTest {

    private static final Map<String, Object> SHOOT = Map.of("date", "2026-12-04", "brandName", "Acme", "time", "10:00",
            "durationMinutes", 120);
    private static final Map<String, Object> UPLOAD = Map.of("date", "2026-12-04", "platform", "tiktok", "time", "10:10");
    private static final Map<String, Object> BLOCK = Map.of("availabilityStatus", false);

    private final Account sarah = Api.newAccount();

    /** Each against a shoot in Berlin on 2026-12-04 from 10:00 to 12:00, which is from 09:00 to 11:00 UTC. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "2026-12-04, 11:59, 30,   Europe/Berlin,       shoot-overlap",
            "2026-12-04, 12:00, 30,   Europe/Berlin,       -",
            "2026-12-04, 09:00, 60,   Europe/Berlin,       -",
            "2026-12-04, 09:00, 61,   Europe/Berlin,       shoot-overlap",
            "2026-12-04, 10:30, 15,   Europe/Berlin,       shoot-overlap",
            "2026-12-04, 08:00, 480,  Europe/Berlin,       shoot-overlap",
            "2026-12-03, 23:00, 661,  Europe/Berlin,       shoot-overlap",
            "2026-12-03, 23:00, 660,  Europe/Berlin,       -",
            "2026-12-04, 23:30, 30,   Pacific/Kiritimati,  shoot-overlap",
            "2026-12-05, 00:30, 30,   Pacific/Kiritimati,  shoot-overlap",
            "2026-12-05, 01:00, 30,   Pacific/Kiritimati,  -",
            "2026-12-03, 22:30, 30,   Pacific/Pago_Pago,   shoot-overlap",
            "2026-12-04, 10:00, 30,   America/New_York,    -",
            "2026-12-04, 09:01, -,    Europe/Berlin,       shoot-overlap",
            "2026-12-04, 09:00, -,    Europe/Berlin,       -",
            "2026-12-04, -,     -,    America/New_York,    shoot-overlap",
            "2026-12-05, -,     -,    Europe/Berlin,       -" })
    void shootsOverlapByTheirDuration(String date, String time, Integer duration, String zone, String code) {
        String other = create("/shoots", SHOOT);
        Map<String, Object> shoot = new HashMap<>(Map.of("date", date, "timeZone", zone, "brandName", "Velo"));
        shoot.put("time", time);
        shoot.put("durationMinutes", duration);
        ValidatableResponse answer = sarah.sending(shoot).post("/shoots").then().statusCode(201);
        if (code == null) {
            answer.body(hasJsonPath("warnings", empty()));
        } else {
            answer.body(hasJsonPath("warnings", hasSize(1))).body(hasJsonPath("warnings[0].code", equalTo(code)))
                    .body(hasJsonPath("warnings[0].with.kind", equalTo("shoot")))
                    .body(hasJsonPath("warnings[0].with.id", equalTo(other)))
                    .body(hasJsonPath("warnings[0].with.date", equalTo("2026-12-04")))
                    .body(hasJsonPath("warnings[0].message", containsString("Acme")));
        }
    }

    /** Clocks in Berlin go from 03:00 back to 02:00 in this night, so two hours from 01:30 on end at 02:30, the second time. */
    @ParameterizedTest
    @CsvSource({ "01:30, 120, 03:00, 0", "01:30, 151, 03:00, 1", "02:30, 60, 03:00, 0", "02:30, 91, 03:00, 1" })
    void anHourThatComesTwiceCountsTwice(String time, int duration, String other, int warnings) {
        create("/shoots", Map.of("date", "2026-10-25", "brandName", "Acme", "time", other));
        sarah.sending(Map.of("date", "2026-10-25", "brandName", "Velo", "time", time, "durationMinutes", duration))
                .post("/shoots").then().statusCode(201).body(hasJsonPath("warnings", hasSize(warnings)));
    }

    /** Each against an upload to TikTok in Berlin at 10:10, which is 14:40 in Kolkata: one of two hours that overlap. */
    @ParameterizedTest
    @CsvSource({ "tiktok, 10:00, Europe/Berlin, 1", "tiktok, 10:59:59, Europe/Berlin, 1", "tiktok, 11:00, Europe/Berlin, 0",
            "tiktok, 09:59, Europe/Berlin, 0", "instagram, 10:10, Europe/Berlin, 0", "tiktok, 09:20, UTC, 1",
            "tiktok, 10:20, UTC, 0", "tiktok, 14:40, Asia/Kolkata, 1",
            "tiktok, 13:59, Asia/Kolkata, 0", "tiktok, 14:00, Asia/Kolkata, 1", "tiktok, 15:15, Asia/Kolkata, 1",
            "tiktok, 15:30, Asia/Kolkata, 0" })
    void uploadsToOnePlatformKeepAnHourBetweenThem(String platform, String time, String zone, int warnings) {
        create("/uploads", UPLOAD);
        sarah.sending(Map.of("date", "2026-12-04", "platform", platform, "time", time, "timeZone", zone)).post("/uploads")
                .then().statusCode(201).body(hasJsonPath("warnings", hasSize(warnings)))
                .body(hasJsonPath("warnings[*].code", everyItem(equalTo("upload-same-hour"))));
    }

    @Test
    void uploadsWithoutATimeHaveNoHour() {
        create("/uploads", UPLOAD);
        sarah.sending(Map.of("date", "2026-12-04", "platform", "tiktok")).post("/uploads").then()
                .body(hasJsonPath("warnings", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void aBlockedDayIsWarnedOf(String path) {
        String day = Api.json(sarah.sending(Map.of("availabilityStatus", false, "reason", "Holiday"))
                .put("/calendar/2026-12-04")).get("id").asText();
        sarah.sending(bodyOf(path)).post(path).then().statusCode(201)
                .body(hasJsonPath("warnings[*].code", contains("date-blocked")))
                .body(hasJsonPath("warnings[0].message", equalTo("2026-12-04 is blocked: Holiday")))
                .body(hasJsonPath("warnings[0].with.kind", equalTo("day")))
                .body(hasJsonPath("warnings[0].with.id", equalTo(day)));
    }

    @Test
    void aShootThatLastsIntoABlockedDayIsWarnedOf() {
        sarah.block("2026-12-05");
        String id = create("/shoots", Map.of("date", "2026-12-04", "brandName", "Acme", "time", "23:00"));
        patch("/shoots/" + id, Map.of("durationMinutes", 60), "warn").statusCode(200).body(hasJsonPath("warnings", empty()));
        patch("/shoots/" + id, Map.of("durationMinutes", 61), "warn").statusCode(200)
                .body(hasJsonPath("warnings[0].with.date", equalTo("2026-12-05")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void aPlanThatMustNotCollideIsRefusedWithTheSameList(String path) {
        String other = create(path, bodyOf(path));
        sarah.block("2026-12-04");
        Response warned = sarah.sending(bodyOf(path)).post(path);
        Rows.update("DELETE FROM " + path.substring(1) + " WHERE id = ?", Api.json(warned).get("id").asText());
        sarah.sending(bodyOf(path)).post(path + "?onConflict=reject").then().statusCode(409)
                .body(hasJsonPath("code", equalTo("schedule-conflict")))
                .body(hasJsonPath("warnings[*].code", contains("date-blocked",
                        path.equals("/shoots") ? "shoot-overlap" : "upload-same-hour")))
                .body(hasJsonPath("warnings", equalTo(warned.jsonPath().getList("warnings"))));
        sarah.request().get(path).then().body(hasJsonPath("items[*].id", contains(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void aChangeThatMustNotCollideIsRefusedAndNothingChanges(String path) {
        String id = create(path, bodyOf(path));
        sarah.block("2026-12-05");
        String before = sarah.request().get(path + "/" + id).asString();
        patch(path + "/" + id, Map.of("date", "2026-12-05", "notes", "moved"), "reject").statusCode(409)
                .body(hasJsonPath("warnings", hasSize(1)));
        assertThat(sarah.request().get(path + "/" + id).asString()).isEqualTo(before);
        patch(path + "/" + id, Map.of("date", "2026-12-06"), "reject").statusCode(200)
                .body(hasJsonPath("warnings", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void aChangeThatMovesNothingIsWarnedOfButNeverRefused(String path) {
        String id = create(path, bodyOf(path));
        sarah.block("2026-12-04");
        patch(path + "/" + id, Map.of("notes", "still there"), "reject").statusCode(200)
                .body(hasJsonPath("warnings[*].code", contains("date-blocked")))
                .body(hasJsonPath("notes", equalTo("still there")));
        patch(path + "/" + id, Map.of("time", "10:20"), "reject").statusCode(409);
    }

    @Test
    void amongAThousandEntriesNothingMoreIsPlanned() {
        String upload = create("/uploads", Map.of("date", "2026-12-05", "platform", "tiktok"));
        Rows.update("INSERT INTO uploads (user_id, date, platform) SELECT ?, '2026-12-04', 'tiktok' "
                + "FROM generate_series(1, 1001)", sarah.id());
        sarah.sending(UPLOAD).post("/uploads").then().statusCode(400).body(hasJsonPath("code", equalTo("too-many-entries")));
        patch("/uploads/" + upload, Map.of("date", "2026-12-04"), "warn").statusCode(400)
                .body(hasJsonPath("code", equalTo("too-many-entries")));
        sarah.sending(SHOOT).post("/shoots").then().statusCode(201);
        sarah.sending(BLOCK).put("/calendar/2026-12-04").then().statusCode(200).body(hasJsonPath("warnings", hasSize(100)));
    }

    @Test
    void amongAThousandShootsThereIsNoOther() {
        String shoot = create("/shoots", Map.of("date", "2026-12-20", "brandName", "Acme"));
        insertShoots(1001);
        sarah.sending(SHOOT).post("/shoots").then().statusCode(400).body(hasJsonPath("code", equalTo("too-many-entries")));
        patch("/shoots/" + shoot, SHOOT, "warn").statusCode(400).body(hasJsonPath("code", equalTo("too-many-entries")));
        assertThat(Rows.count("shoots WHERE user_id = ?", sarah.id())).isEqualTo(1002);
    }

    @Test
    void aHundredWarningsAreEnough() {
        insertShoots(120);
        sarah.sending(SHOOT).post("/shoots").then().statusCode(201).body(hasJsonPath("warnings", hasSize(100)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void nothingCollidesWithItselfOrWithAStrangersPlans(String path) {
        String id = create(path, bodyOf(path));
        patch(path + "/" + id, Map.of("notes", "the same hour"), "reject").statusCode(200);
        Api.newAccount().sending(bodyOf(path)).post(path + "?onConflict=reject").then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void warningsAreInAnswersOfWritesOnlyAndNotInTheTag(String path) {
        create(path, bodyOf(path));
        Response warned = sarah.sending(bodyOf(path)).post(path);
        String item = path + "/" + Api.json(warned).get("id").asText();
        sarah.request().get(item).then().body(hasNoJsonPath("warnings")).header("ETag", warned.header("ETag"));
        patch(item, Map.of("notes", "x"), "warn").body(hasJsonPath("warnings", hasSize(1))).header("ETag",
                equalTo(sarah.request().get(item).header("ETag")));
        sarah.request().get(path).then().body(hasNoJsonPath("items[0].warnings"));
    }

    @Test
    void blockingADayTellsWhatIsPlannedOnIt() {
        String night = create("/shoots", Map.of("date", "2026-12-03", "brandName", "Acme", "time", "23:30"));
        String upload = create("/uploads", UPLOAD);
        create("/shoots", Map.of("date", "2026-12-05", "brandName", "Acme"));
        sarah.sending(BLOCK).put("/calendar/2026-12-04").then().statusCode(200)
                .body(hasJsonPath("warnings[*].code", contains("date-blocked", "date-blocked")))
                .body(hasJsonPath("warnings[*].with.id", containsInAnyOrder(night, upload)))
                .body(hasJsonPath("warnings[1].message", equalTo("The upload TikTok is planned for 2026-12-04 at 10:10.")));
    }

    @Test
    void aDayThatIsTakenIsNotBlockedWhenThatIsWanted() {
        create("/shoots", SHOOT);
        sarah.sending(BLOCK).put("/calendar/2026-12-04?onConflict=reject").then().statusCode(409)
                .body(hasJsonPath("code", equalTo("schedule-conflict"))).body(hasJsonPath("warnings", hasSize(1)));
        sarah.sending(Map.of("from", "2026-12-01", "to", "2026-12-08", "availabilityStatus", false))
                .put("/calendar/ranges?onConflict=reject").then().statusCode(409).body(hasJsonPath("warnings", hasSize(1)));
        sarah.request().get("/calendar/days").then().body(hasJsonPath("items", empty()));
        sarah.sending(Map.of("availabilityStatus", true)).put("/calendar/2026-12-04?onConflict=reject").then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ignore", "", "REJECT", "reject " })
    void whatToDoOnConflictIsOneOfTwoWords(String word) {
        sarah.sending(SHOOT).queryParam("onConflict", word).post("/shoots").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo("onConflict")));
        sarah.request().get("/shoots").then().body(hasJsonPath("items", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/shoots", "/uploads" })
    void ofManyPlansForOneSlotOneIsMade(String path) {
        List<Integer> statuses = Parallel.times(50,
                () -> sarah.sending(bodyOf(path)).post(path + "?onConflict=reject").statusCode());
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Rows.count(path.substring(1) + " WHERE user_id = ?", sarah.id())).isEqualTo(1);
    }

    @Test
    void aDayIsBlockedOrTakenButNotBothWhenBothAreWantedAtOnce() {
        List<Integer> statuses = Parallel.times(20, i -> i % 2 == 0
                ? sarah.sending(SHOOT).post("/shoots?onConflict=reject").statusCode()
                : sarah.sending(BLOCK).put("/calendar/2026-12-04?onConflict=reject").statusCode());
        int shoots = Rows.count("shoots WHERE user_id = ?", sarah.id());
        int blocks = Rows.count("calendar WHERE user_id = ?", sarah.id());
        assertThat(shoots + blocks).as(statuses.toString()).isEqualTo(1);
    }

    private static Map<String, Object> bodyOf(String path) {
        return path.equals("/shoots") ? SHOOT : UPLOAD;
    }

    private String create(String path, Map<String, ?> body) {
        return Api.json(sarah.sending(body).post(path)).get("id").asText();
    }

    /** All on 2026-12-04, more than anybody would want to send. */
    private void insertShoots(int count) {
        Rows.update("INSERT INTO shoots (user_id, date, brand_name) SELECT ?, '2026-12-04', 'Acme' "
                + "FROM generate_series(1, %d)".formatted(count), sarah.id());
    }

    private ValidatableResponse patch(String item, Map<String, ?> body, String onConflict) {
        return sarah.patching(body).patch(item + "?onConflict=" + onConflict).then();
    }
}
