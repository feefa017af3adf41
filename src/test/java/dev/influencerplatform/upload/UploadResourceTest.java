package dev.influencerplatform.upload;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadResourceTest {

    private static final Map<String, Object> ALL_FIELDS = Map.of("date", "2026-07-04", "time", "14:30", "timeZone",
            "America/New_York", "platform", "youtube", "contentType", "Short", "brandName", "Acme", "campaignName", "Summer",
            "notes", "Tag the pier", "publishedUrl", "https://youtube.example/watch?v=1#t");

    private final Account sarah = Api.newAccount();
    private final Account stranger = Api.newAccount();

    @Test
    void anUploadNeedsADateAndAPlatformOnly() {
        sarah.sending(Map.of("date", "2026-12-11", "platform", "tiktok")).post("/uploads").then().statusCode(201)
                .body(hasJsonPath("timeZone", equalTo("Europe/Berlin"))).body(hasJsonPath("platform", equalTo("tiktok")))
                .body(hasJsonPath("version", equalTo(0))).body(hasJsonPath("completed", is(false)))
                .body(hasJsonPath("overdue", notNullValue()));
        Stream.of("shootId", "time", "startsAt", "contentType", "brandName", "campaignName", "notes", "completedAt",
                "publishedUrl").forEach(field -> get(sarah.newUpload(Map.of())).body(hasJsonPath(field, nullValue())));
    }

    @Test
    void everyFieldIsKept() {
        ValidatableResponse upload = get(sarah.newUpload(ALL_FIELDS))
                .body(hasJsonPath("startsAt", equalTo("2026-07-04T18:30:00Z")))
                .body(hasJsonPath("completed", is(false))).body(hasJsonPath("version", equalTo(0)))
                .body(hasJsonPath("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")));
        ALL_FIELDS.forEach((field, value) -> upload.body(hasJsonPath(field, equalTo(value))));
    }

    @Test
    void aTimeWithoutAZoneIsOneWhereTheOwnerIs() {
        get(sarah.newUpload(Map.of("time", "18:00"))).body(hasJsonPath("startsAt", equalTo("2026-12-11T17:00:00Z")));
    }

    @Test
    void aNewUploadIsFoundAtItsLocation() {
        Response created = sarah.sending(ALL_FIELDS).post("/uploads");
        String id = Api.json(created).get("id").asText();
        created.then().header("Location", endsWith("/api/v1/uploads/" + id));
        get(id).header("Cache-Control", equalTo("private, no-cache"));
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-29, 02:30, 2026-03-29T01:30:00Z, skipped", "2026-10-25, 02:30, 2026-10-25T00:30:00Z, repeated",
            "2026-10-25, 03:00, 2026-10-25T02:00:00Z, exact" })
    void aTimeThatTheClocksSkipOrRepeatIsToldApart(String date, String time, String startsAt, String resolution) {
        get(sarah.newUpload(Map.of("date", date, "time", time))).body(hasJsonPath("startsAt", equalTo(startsAt)))
                .body(hasJsonPath("time", equalTo(time))).body(hasJsonPath("timeResolution", equalTo(resolution)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/merge-patch+json", "application/json" })
    void aPatchChangesWhatItNamesAndClearsWhatIsNull(String contentType) {
        String id = sarah.newUpload(ALL_FIELDS);
        sarah.request().contentType(contentType)
                .body("{\"platform\":\"facebook\",\"contentType\":null,\"time\":null,\"publishedUrl\":null}")
                .patch("/uploads/{id}", id).then().statusCode(200).body(hasJsonPath("version", equalTo(1)));
        get(id).body(hasJsonPath("platform", equalTo("facebook"))).body(hasJsonPath("contentType", nullValue()))
                .body(hasJsonPath("time", nullValue())).body(hasJsonPath("startsAt", nullValue()))
                .body(hasJsonPath("publishedUrl", nullValue())).body(hasJsonPath("brandName", equalTo("Acme")))
                .body(hasJsonPath("timeZone", equalTo("America/New_York"))).body(hasJsonPath("date", equalTo("2026-07-04")));
    }

    @Test
    void aZoneClearedIsTheAccounts() {
        String id = sarah.newUpload(ALL_FIELDS);
        patch(id, Collections.singletonMap("timeZone", null)).statusCode(200)
                .body(hasJsonPath("timeZone", equalTo("Europe/Berlin")))
                .body(hasJsonPath("startsAt", equalTo("2026-07-04T12:30:00Z")));
    }

    @Test
    void anEmptyPatchKeepsEverything() {
        String id = sarah.newUpload(ALL_FIELDS);
        ValidatableResponse upload = patch(id, Map.of()).statusCode(200);
        ALL_FIELDS.forEach((field, value) -> upload.body(hasJsonPath(field, equalTo(value))));
    }

    @Test
    void aPatchLeavesACompletedUploadCompleted() {
        String id = sarah.newUpload(ALL_FIELDS);
        Object completedAt = Api.json(sarah.sending(Map.of()).post("/uploads/{id}/complete", id)).get("completedAt").asText();
        patch(id, Map.of("notes", "late")).statusCode(200).body(hasJsonPath("completed", is(true)))
                .body(hasJsonPath("completedAt", equalTo(completedAt)));
    }

    @Test
    void aStaleTagChangesNothing() {
        String id = sarah.newUpload(Map.of());
        String stale = tagOf(id);
        patch(id, Map.of("notes", "first")).statusCode(200);
        sarah.patching(Map.of("notes", "second")).header("If-Match", stale).patch("/uploads/{id}", id).then().statusCode(412)
                .body(hasJsonPath("code", equalTo("version-mismatch")));
        sarah.request().header("If-Match", stale).delete("/uploads/{id}", id).then().statusCode(412);
        get(id).body(hasJsonPath("notes", equalTo("first"))).body(hasJsonPath("version", equalTo(1)));
        sarah.request().header("If-Match", tagOf(id)).delete("/uploads/{id}", id).then().statusCode(204);
    }

    @Test
    void theTagOfAWriteIsTheTagOfTheNextRead() {
        Response created = sarah.sending(ALL_FIELDS).post("/uploads");
        String id = Api.json(created).get("id").asText();
        assertThat(tagOf(id)).isEqualTo(created.header("ETag")).startsWith("\"");
        String patched = sarah.patching(Map.of("notes", "new")).patch("/uploads/{id}", id).header("ETag");
        assertThat(tagOf(id)).isEqualTo(patched).isNotEqualTo(created.header("ETag"));
        assertThat(sarah.sending(Map.of()).post("/uploads/{id}/complete", id).header("ETag")).isEqualTo(tagOf(id))
                .isNotEqualTo(patched);
        assertThat(sarah.request().post("/uploads/{id}/reopen", id).header("ETag")).isEqualTo(tagOf(id));
        sarah.request().header("If-None-Match", tagOf(id)).get("/uploads/{id}", id).then().statusCode(304);
    }

    @Test
    void ofManyWritersWithTheSameTagOneWins() {
        String id = sarah.newUpload(Map.of());
        String tag = tagOf(id);
        List<Integer> statuses = Parallel.times(50, () -> sarah.patching(Map.of("notes", UUID.randomUUID().toString()))
                .header("If-Match", tag).patch("/uploads/{id}", id).statusCode());
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        get(id).body(hasJsonPath("version", equalTo(1)));
    }

    @Test
    void editorsAndCompletersWaitForEachOther() {
        String id = sarah.newUpload(Map.of());
        List<Integer> statuses = Parallel.times(20, i -> switch (i % 4) {
            case 0 -> sarah.sending(Map.of()).post("/uploads/{id}/complete", id).statusCode();
            case 1 -> sarah.request().post("/uploads/{id}/reopen", id).statusCode();
            default -> sarah.patching(Map.of("notes", "note " + i)).patch("/uploads/{id}", id).statusCode();
        });
        assertThat(statuses).containsOnly(200);
    }

    @Test
    void aDeletedUploadIsGone() {
        String id = sarah.newUpload(Map.of());
        sarah.request().delete("/uploads/{id}", id).then().statusCode(204).body(emptyString());
        requests(sarah, id).forEach(UploadResourceTest::notFound);
        assertThat(Rows.count("uploads WHERE id = ?", id)).isZero();
    }

    @Test
    void twentyCreationsWithOneKeyMakeOneUpload() {
        Map<String, String> body = Map.of("date", "2026-12-11", "platform", "tiktok", "brandName", Api.unique("brand"));
        List<Response> answers = Parallel.times(20,
                () -> sarah.sending(body).header("Idempotency-Key", body.get("brandName")).post("/uploads"));
        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).extracting(Response::asString)
                .containsOnly(answers.stream().filter(answer -> answer.statusCode() == 201).findAny().get().asString());
        assertThat(Rows.count("uploads WHERE brand_name = ?", body.get("brandName"))).isOne();
    }

    @Test
    void headIsGetWithoutTheBody() {
        String id = sarah.newUpload(Map.of());
        sarah.request().head("/uploads/{id}", id).then().statusCode(200).header("ETag", tagOf(id)).body(emptyString());
        sarah.request().head("/uploads").then().statusCode(200).body(emptyString());
        sarah.request().head("/uploads/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void aStrangersUploadIsNotThere() {
        String id = sarah.newUpload(Map.of());
        String before = get(id).extract().asString();
        requests(stranger, id).forEach(UploadResourceTest::notFound);
        stranger.request().head("/uploads/{id}", id).then().statusCode(404);
        notFound(stranger.request().header("If-Match", "\"other\"").delete("/uploads/{id}", id));
        assertThat(get(id).extract().asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "not-a-uuid", "0190b1c4-0000-7000-8000-00000000000", "' or 1=1 --" })
    void anIdThatIsNoIdNamesNothing(String id) {
        requests(sarah, id).forEach(UploadResourceTest::notFound);
    }

    @Test
    void nobodySeesUploadsWithoutAToken() {
        String id = sarah.newUpload(Map.of());
        Stream.concat(requests(Api::anonymous, id), Stream.of(Api.anonymous().get("/uploads"),
                Api.sending(ALL_FIELDS).post("/uploads"), Api.anonymous().head("/uploads/{id}", id)))
                .forEach(answer -> answer.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer")));
        get(id).body(hasJsonPath("version", equalTo(0)));
    }

    private static Stream<Response> requests(Account account, String id) {
        return requests(account::request, id);
    }

    /** Every request about one upload. */
    private static Stream<Response> requests(Supplier<RequestSpecification> of, String id) {
        return Stream.of(of.get().get("/uploads/{id}", id),
                of.get().contentType("application/json").body("{\"notes\":\"mine\"}").patch("/uploads/{id}", id),
                of.get().delete("/uploads/{id}", id),
                of.get().contentType("application/json").body("{}").post("/uploads/{id}/complete", id),
                of.get().post("/uploads/{id}/reopen", id));
    }

    private static void notFound(Response answer) {
        answer.then().statusCode(404).body(hasJsonPath("code", equalTo("not-found"))).header("ETag", nullValue());
    }

    private ValidatableResponse patch(String id, Map<String, ?> changes) {
        return sarah.patching(changes).patch("/uploads/{id}", id).then();
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/uploads/{id}", id).then().statusCode(200).body(hasJsonPath("id", equalTo(id)));
    }

    private String tagOf(String id) {
        return get(id).extract().header("ETag");
    }
}
