package dev.influencerplatform.upload;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is out, and what should be. */
@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadCompletionTest {

    private static final String URL = "https://www.instagram.com/reel/1";
    private static final String OTHER_URL = "https://www.instagram.com/reel/2";
    /** They lie 25 hours apart: it is never the same day in both. */
    private static final String EARLIEST = "Pacific/Kiritimati";
    private static final String LATEST = "Pacific/Pago_Pago";

    private final Account sarah = Api.newAccount();

    @Test
    void completingTwiceIsCompletingOnce() {
        String id = sarah.newUpload(Map.of());
        String first = complete(id, URL).body(hasJsonPath("completed", is(true)))
                .body(hasJsonPath("completedAt", notNullValue())).body(hasJsonPath("version", equalTo(1)))
                .body(hasJsonPath("publishedUrl", equalTo(URL))).extract().asString();
        assertThat(complete(id, URL).extract().asString()).isEqualTo(first);
        assertThat(get(id).extract().asString()).isEqualTo(first);
    }

    @Test
    void completingNeedsNoBody() {
        String id = sarah.newUpload(Map.of());
        act(id, "complete").body(hasJsonPath("completed", is(true))).body(hasJsonPath("publishedUrl", nullValue()));
    }

    @Test
    void anEmptyBodyIsNoneEvenIfItHasAType() {
        sarah.request().contentType("application/json").post("/uploads/{id}/complete", sarah.newUpload(Map.of())).then()
                .statusCode(200).body(hasJsonPath("completed", is(true)));
    }

    @Test
    void completingAgainWithoutABodyKeepsTheAddress() {
        String id = sarah.newUpload(Map.of());
        String first = complete(id, URL).extract().asString();
        assertThat(act(id, "complete").extract().asString()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"publishedUrl\":null}" })
    void completingWithoutAnAddressKeepsTheOneOfTheUpload(String body) {
        String id = sarah.newUpload(Map.of("publishedUrl", URL));
        sarah.sending(body).post("/uploads/{id}/complete", id).then().statusCode(200)
                .body(hasJsonPath("completed", is(true))).body(hasJsonPath("publishedUrl", equalTo(URL)));
    }

    @Test
    void completingAgainWithAnotherAddressReplacesIt() {
        String id = sarah.newUpload(Map.of());
        String completedAt = Api.json(complete(id, URL).extract().response()).get("completedAt").asText();
        complete(id, OTHER_URL).body(hasJsonPath("publishedUrl", equalTo(OTHER_URL)))
                .body(hasJsonPath("completedAt", equalTo(completedAt))).body(hasJsonPath("version", equalTo(2)));
        get(id).body(hasJsonPath("publishedUrl", equalTo(OTHER_URL)));
    }

    @Test
    void reopeningClearsTheAddressAndTheMoment() {
        String id = sarah.newUpload(Map.of("notes", "kept"));
        complete(id, URL);
        String first = act(id, "reopen").body(hasJsonPath("completed", is(false))).body(hasJsonPath("completedAt", nullValue()))
                .body(hasJsonPath("publishedUrl", nullValue())).body(hasJsonPath("notes", equalTo("kept")))
                .body(hasJsonPath("version", equalTo(2))).extract().asString();
        assertThat(act(id, "reopen").extract().asString()).isEqualTo(first);
        assertThat(get(id).extract().asString()).isEqualTo(first);
    }

    @Test
    void reopeningWhatIsOpenChangesNothing() {
        String id = sarah.newUpload(Map.of());
        String before = get(id).extract().asString();
        assertThat(act(id, "reopen").extract().asString()).isEqualTo(before);
    }

    @Test
    void aKeyWithAnotherAddressIsRefused() {
        String id = sarah.newUpload(Map.of());
        sarah.sending(Map.of()).header("Idempotency-Key", "once").post("/uploads/{id}/complete", id).then().statusCode(200);
        sarah.sending(Map.of()).header("Idempotency-Key", "once").post("/uploads/{id}/complete", id).then().statusCode(200)
                .header("Idempotency-Replayed", "true");
        sarah.sending(Map.of("publishedUrl", URL)).header("Idempotency-Key", "once").post("/uploads/{id}/complete", id).then()
                .statusCode(422).body(hasJsonPath("code", equalTo("idempotency-key-reused")));
        get(id).body(hasJsonPath("publishedUrl", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = { EARLIEST, LATEST })
    void withoutATimeItIsOverdueWhenItsDayIsOverWhereTheOwnerIs(String zone) {
        Account owner = Api.newAccount(Map.of("timeZone", zone));
        LocalDate today = LocalDate.now(ZoneId.of(zone));
        String id = owner.newUpload(Map.of("date", today.toString()));
        owner.request().get("/uploads/{id}", id).then().body(hasJsonPath("overdue", is(false)));
        owner.newUpload(Map.of("date", today.toString(), "timeZone", EARLIEST));
        owner.request().get("/uploads").then().body(hasJsonPath("items[*].overdue", everyItem(is(false))));
        owner.patching(Map.of("date", today.minusDays(1).toString())).patch("/uploads/{id}", id).then()
                .body(hasJsonPath("overdue", is(true)));
        owner.request().get("/uploads/{id}", id).then().body(hasJsonPath("overdue", is(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = { EARLIEST, LATEST })
    void withATimeItIsOverdueWhenItsMomentHasPassed(String zone) {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of(zone)).truncatedTo(ChronoUnit.SECONDS);
        get(sarah.newUpload(at(now.minusMinutes(1)))).body(hasJsonPath("overdue", is(true)));
        get(sarah.newUpload(at(now.plusHours(1)))).body(hasJsonPath("overdue", is(false)));
    }

    @Test
    void whatIsOutIsNeverOverdue() {
        String id = sarah.newUpload(Map.of("date", "2020-01-01"));
        get(id).body(hasJsonPath("overdue", is(true)));
        complete(id, URL).body(hasJsonPath("overdue", is(false)));
        get(id).body(hasJsonPath("overdue", is(false)));
        act(id, "reopen").body(hasJsonPath("overdue", is(true)));
    }

    @Test
    void whoMovesToAnotherZoneIsOverdueThereButPlansStayWhereTheyWere() {
        Account owner = Api.newAccount(Map.of("timeZone", LATEST));
        String allDay = owner.newUpload(Map.of("date", LocalDate.now(ZoneId.of(LATEST)).toString()));
        String timed = owner.newUpload(at(ZonedDateTime.now(ZoneId.of(LATEST)).plusHours(1)));
        String before = owner.request().get("/uploads/{id}", allDay).header("ETag");
        String timedBefore = owner.request().get("/uploads/{id}", timed).asString();
        owner.patching(Map.of("timeZone", EARLIEST)).patch("/users/me").then().statusCode(200);
        owner.request().get("/uploads/{id}", allDay).then().body(hasJsonPath("overdue", is(true)))
                .body(hasJsonPath("timeZone", equalTo(LATEST))).body(hasJsonPath("version", equalTo(0)))
                .header("ETag", not(before));
        assertThat(owner.request().get("/uploads/{id}", timed).asString()).isEqualTo(timedBefore);
        owner.patching(Map.of("notes", "moved")).patch("/uploads/{id}", allDay).then()
                .body(hasJsonPath("timeZone", equalTo(LATEST)));
    }

    private static Map<String, String> at(ZonedDateTime moment) {
        return Map.of("date", moment.toLocalDate().toString(), "time",
                moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString(), "timeZone", moment.getZone().getId());
    }

    private ValidatableResponse complete(String id, String url) {
        return sarah.sending(Map.of("publishedUrl", url)).post("/uploads/{id}/complete", id).then().statusCode(200);
    }

    private ValidatableResponse act(String id, String act) {
        return sarah.request().noContentType().post("/uploads/{id}/{act}", id, act).then().statusCode(200);
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/uploads/{id}", id).then().statusCode(200);
    }
}
