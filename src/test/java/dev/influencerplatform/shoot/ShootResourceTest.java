package dev.influencerplatform.shoot;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class ShootResourceTest {

    private static final Map<String, Object> ALL_FIELDS = Map.of("date", "2026-07-04", "time", "14:30", "timeZone",
            "America/New_York", "durationMinutes", 180, "location", "Pier 4", "brandName", "Acme", "campaignName", "Summer",
            "notes", "Bring cups", "amount", 1250.5, "currency", "USD");

    private final Account sarah = Api.newAccount();

    @Test
    void aShootTakesZoneAndCurrencyFromTheAccount() {
        sarah.sending(Map.of("date", "2026-12-04", "time", "14:30", "brandName", "Acme", "amount", 1250)).post("/shoots").then()
                .statusCode(201).body(hasJsonPath("timeZone", equalTo("Europe/Berlin")))
                .body(hasJsonPath("currency", equalTo("EUR")))
                .body(hasJsonPath("startsAt", equalTo("2026-12-04T13:30:00Z"))).body(hasJsonPath("completedAt", nullValue()));
    }

    @Test
    void everyFieldIsKept() {
        ValidatableResponse shoot = get(sarah.newShoot(ALL_FIELDS))
                .body(hasJsonPath("startsAt", equalTo("2026-07-04T18:30:00Z")))
                .body(hasJsonPath("amount", equalTo(1250.5))).body(hasJsonPath("completed", is(false)))
                .body(hasJsonPath("reviewStatus", equalTo("none")))
                .body(hasJsonPath("version", equalTo(0)))
                .body(hasJsonPath("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")));
        ALL_FIELDS.entrySet().stream().filter(field -> !field.getKey().equals("amount"))
                .forEach(field -> shoot.body(hasJsonPath(field.getKey(), equalTo(field.getValue()))));
    }

    @Test
    void aNewShootIsFoundAtItsLocation() {
        String location = sarah.sending(ALL_FIELDS).post("/shoots").then().statusCode(201)
                .header("Location", containsString("/api/v1/shoots/")).extract().header("Location");
        get(location.substring(location.lastIndexOf('/') + 1)).body(hasJsonPath("location", equalTo("Pier 4")));
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-29, 02:30, 2026-03-29T01:30:00Z", "2026-10-25, 02:30, 2026-10-25T00:30:00Z",
            "2026-03-29, 01:59:59, 2026-03-29T00:59:59Z", "2026-10-25, 03:00, 2026-10-25T02:00:00Z" })
    void aTimeThatTheClocksSkipMovesForwardAndOneTheyRepeatIsTheEarlier(String date, String time, String startsAt) {
        get(sarah.newShoot(Map.of("date", date, "time", time))).body(hasJsonPath("startsAt", equalTo(startsAt)))
                .body(hasJsonPath("time", equalTo(time)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/merge-patch+json", "application/json" })
    void aPatchChangesWhatItNamesAndClearsWhatIsNull(String contentType) {
        String id = sarah.newShoot(ALL_FIELDS);
        sarah.request().contentType(contentType).body("{\"notes\":\"No cups\",\"location\":null,\"time\":null}")
                .patch("/shoots/{id}", id).then().statusCode(200).body(hasJsonPath("version", equalTo(1)));
        get(id).body(hasJsonPath("notes", equalTo("No cups"))).body(hasJsonPath("location", nullValue()))
                .body(hasJsonPath("time", nullValue()))
                .body(hasJsonPath("startsAt", nullValue())).body(hasJsonPath("brandName", equalTo("Acme")))
                .body(hasJsonPath("amount", equalTo(1250.5)));
    }

    @ParameterizedTest
    @CsvSource({ "timeZone, Europe/Berlin", "currency, EUR" })
    void zoneAndCurrencyClearedAreTheAccounts(String field, String ofTheAccount) {
        String id = sarah.newShoot(ALL_FIELDS);
        sarah.patching(Collections.singletonMap(field, null)).patch("/shoots/{id}", id).then().statusCode(200)
                .body(hasJsonPath(field, equalTo(ofTheAccount)));
    }

    @Test
    void anEmptyPatchKeepsEverything() {
        String id = sarah.newShoot(ALL_FIELDS);
        sarah.patching("{}").patch("/shoots/{id}", id).then().statusCode(200).body(hasJsonPath("notes", equalTo("Bring cups")));
    }

    @Test
    void aStaleTagChangesNothing() {
        String id = sarah.newShoot();
        String stale = tagOf(id);
        sarah.patching(Map.of("notes", "first")).header("If-Match", stale).patch("/shoots/{id}", id).then().statusCode(200);
        sarah.patching(Map.of("notes", "second")).header("If-Match", stale).patch("/shoots/{id}", id).then().statusCode(412)
                .body(hasJsonPath("code", equalTo("version-mismatch")))
                .body(hasJsonPath("violations[0].in", equalTo("header")));
        sarah.request().header("If-Match", stale).delete("/shoots/{id}", id).then().statusCode(412);
        get(id).body(hasJsonPath("notes", equalTo("first"))).body(hasJsonPath("completed", is(false)))
                .body(hasJsonPath("version", equalTo(1)));
    }

    @Test
    void anyOfSeveralTagsWillDoButNoWeakOne() {
        String id = sarah.newShoot();
        sarah.patching(Map.of("notes", "no")).header("If-Match", "W/" + tagOf(id)).patch("/shoots/{id}", id).then()
                .statusCode(412);
        sarah.patching(Map.of("notes", "yes")).header("If-Match", "\"other\", " + tagOf(id)).patch("/shoots/{id}", id).then()
                .statusCode(200);
        sarah.patching(Map.of("notes", "yes")).header("If-Match", "*").patch("/shoots/{id}", id).then().statusCode(200);
    }

    @Test
    void aShootThatIsKnownIsNotSentAgain() {
        String id = sarah.newShoot();
        for (String known : List.of(tagOf(id), "W/" + tagOf(id), "\"other\", " + tagOf(id), "*")) {
            sarah.request().header("If-None-Match", known).get("/shoots/{id}", id).then().statusCode(304)
                    .header("ETag", tagOf(id)).body(emptyString());
        }
        sarah.request().header("If-None-Match", "\"other\"").get("/shoots/{id}", id).then().statusCode(200);
    }

    @Test
    void theTagOfAWriteIsTheTagOfTheNextRead() {
        String created = sarah.sending(ALL_FIELDS).post("/shoots").then().extract().header("ETag");
        String id = sarah.request().get("/shoots").path("items[0].id");
        assertThat(tagOf(id)).isEqualTo(created).startsWith("\"");
        String patched = sarah.patching(Map.of("amount", 7)).patch("/shoots/{id}", id).header("ETag");
        assertThat(tagOf(id)).isEqualTo(patched).isNotEqualTo(created);
        String completed = sarah.request().post("/shoots/{id}/complete", id).header("ETag");
        assertThat(tagOf(id)).isEqualTo(completed);
    }

    @Test
    void ofManyWritersWithTheSameTagOneWins() {
        String id = sarah.newShoot();
        String tag = tagOf(id);
        List<Integer> statuses = Parallel.times(50, () -> sarah.patching(Map.of("notes", UUID.randomUUID().toString()))
                .header("If-Match", tag).patch("/shoots/{id}", id).statusCode());
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        get(id).body(hasJsonPath("version", equalTo(1)));
    }

    @Test
    void aDeletedShootIsGone() {
        String id = sarah.newShoot();
        sarah.request().delete("/shoots/{id}", id).then().statusCode(204).body(emptyString());
        get404(id);
        sarah.request().delete("/shoots/{id}", id).then().statusCode(404).body(hasJsonPath("code", equalTo("not-found")));
    }

    @Test
    void completingTwiceIsCompletingOnce() {
        String id = sarah.newShoot();
        String first = sarah.request().post("/shoots/{id}/complete", id).then().statusCode(200)
                .body(hasJsonPath("completed", is(true)))
                .body(hasJsonPath("completedAt", notNullValue())).extract().asString();
        assertThat(sarah.request().post("/shoots/{id}/complete", id).then().statusCode(200).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void reopeningTwiceIsReopeningOnce() {
        String id = sarah.newCompletedShoot();
        String first = sarah.request().post("/shoots/{id}/reopen", id).then().statusCode(200)
                .body(hasJsonPath("completed", is(false)))
                .body(hasJsonPath("completedAt", nullValue())).extract().asString();
        assertThat(sarah.request().post("/shoots/{id}/reopen", id).then().statusCode(200).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void headIsGetWithoutTheBody() {
        String id = sarah.newShoot();
        sarah.request().head("/shoots/{id}", id).then().statusCode(200).header("ETag", tagOf(id)).body(emptyString());
        sarah.request().head("/shoots").then().statusCode(200).body(emptyString());
        sarah.request().head("/shoots/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aStrangersShootIsNotThere() {
        String id = Api.newAccount().newShoot();
        get404(id);
        Stream.of(sarah.patching(Map.of("notes", "mine")).patch("/shoots/{id}", id),
                sarah.request().header("If-Match", "\"other\"").delete("/shoots/{id}", id),
                sarah.request().post("/shoots/{id}/complete", id), sarah.request().post("/shoots/{id}/reopen", id))
                .forEach(
                        answer -> answer.then().statusCode(404).body(hasJsonPath("code", equalTo("not-found"))).header("ETag",
                                nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "not-a-uuid", "0190b1c4-0000-7000-8000-00000000000", "' or 1=1 --" })
    void anIdThatIsNoIdNamesNothing(String id) {
        get404(id);
    }

    @Test
    void nobodySeesShootsWithoutAToken() {
        String id = sarah.newShoot();
        Stream.of(Api.anonymous().get("/shoots"), Api.anonymous().get("/shoots/{id}", id),
                Api.anonymous().get("/shoots/summary"),
                Api.sending(ALL_FIELDS).post("/shoots"), Api.anonymous().delete("/shoots/{id}", id))
                .forEach(answer -> answer.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer")));
        get(id);
    }

    @Test
    void answersAboutShootsAreNotStored() {
        String id = sarah.newShoot();
        get(id).header("Cache-Control", equalTo("private, no-cache")).body(not(containsString("review_")));
        sarah.request().get("/shoots").then().header("Cache-Control", equalTo("no-store"));
        sarah.sending(ALL_FIELDS).post("/shoots").then().header("Cache-Control", equalTo("no-store"));
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/shoots/{id}", id).then().statusCode(200).body(hasJsonPath("id", equalTo(id)));
    }

    private void get404(String id) {
        sarah.request().get("/shoots/{id}", id).then().statusCode(404).body(hasJsonPath("code", equalTo("not-found")))
                .body(hasJsonPath("type", endsWith("/problems/not-found")));
    }

    private String tagOf(String id) {
        return get(id).extract().header("ETag");
    }
}
