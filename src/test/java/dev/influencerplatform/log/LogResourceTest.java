package dev.influencerplatform.log;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
class LogResourceTest {

    private final Account sarah = Api.newAccount();
    private final String requestId = Api.unique("test-");

    @Test
    void aRegistrationIsLogged() {
        entries("register").body(hasJsonPath("items.length()", equalTo(1)))
                .body(hasJsonPath("items[0].status", equalTo("success")))
                .body(hasJsonPath("items[0].ipAddress", equalTo("127.0.0.1")));
    }

    @Test
    void signingInIsLogged() {
        signIn(Api.PASSWORD).statusCode(200);
        logged("login", "success");
    }

    @Test
    void aFailedSignInIsLogged() {
        signIn("not the password").statusCode(401);
        logged("login", "failure");
    }

    @Test
    void aChangeOfThePasswordIsLogged() {
        marked().contentType("application/json")
                .body(Map.of("currentPassword", Api.PASSWORD, "newPassword", "a longer one, again"))
                .put("/users/me/password").then().statusCode(204);
        logged("change_password", "success").body(hasJsonPath("items[0].requestPayload", nullValue()));
    }

    @Test
    void aFailedChangeOfThePasswordIsLogged() {
        marked().contentType("application/json").body(Map.of("currentPassword", "wrong", "newPassword", "a longer one, again"))
                .put("/users/me/password").then().statusCode(422);
        logged("change_password", "failure").body(hasJsonPath("items[0].requestPayload", nullValue()));
    }

    @Test
    void aNewShootIsLoggedWithoutItsNotesAndItsAmount() {
        String id = marked().contentType("application/json")
                .body(Map.of("date", "2026-12-04", "brandName", "Acme", "notes", "secret", "amount", 1250)).post("/shoots")
                .path("id");
        logged("create_shoot", "success")
                .body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("date", "2026-12-04", "brandName", "Acme"))))
                .body(hasJsonPath("items[0].responsePayload", equalTo(Map.of("id", id))));
    }

    @Test
    void aChangedShootIsLoggedByWhatChanged() {
        String id = sarah.newShoot();
        marked().contentType("application/json").body(Map.of("brandName", "Other", "notes", "secret")).patch("/shoots/{id}",
                id);
        logged("update_shoot", "success")
                .body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("id", id, "brandName", "Other"))));
    }

    @Test
    void theLifeOfAShootIsLogged() {
        String id = sarah.newShoot();
        for (String move : List.of("reopen", "complete")) {
            marked().post("/shoots/{id}/" + move, id).then().statusCode(200);
            logged(move + "_shoot", "success").body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("id", id))));
        }
        marked().post("/shoots/{id}/review-link", id).then().statusCode(201);
        logged("create_review_link", "success").body(hasJsonPath("items[0].responsePayload", nullValue()));
        marked().delete("/shoots/{id}/review-link", id).then().statusCode(204);
        logged("revoke_review_link", "success");
        marked().delete("/shoots/{id}", id).then().statusCode(204);
        logged("delete_shoot", "success");
    }

    @Test
    void aReviewIsLoggedForWhomItIsAbout() {
        String link = sarah.reviewLink(sarah.newCompletedShoot());
        Api.sending(Account.aReview(4)).header("X-Request-Id", requestId).post("/review-links/{token}/reviews", link).then()
                .statusCode(201);
        logged("submit_review", "success").body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("rating", 4))));
    }

    @Test
    void moderationIsLogged() {
        String id = sarah.newReview(1);
        marked().contentType("application/json").body(Map.of("isPublished", false)).patch("/reviews/{id}", id);
        logged("moderate_review", "success")
                .body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("id", id, "isPublished", false))));
        marked().contentType("application/json").body(Map.of("text", "secret")).put("/reviews/{id}/reply", id);
        logged("reply_to_review", "success").body(hasJsonPath("items[0].requestPayload", equalTo(Map.of("id", id))));
    }

    @Test
    void aRefusedChangeIsLoggedThoughNothingChanged() {
        String id = sarah.newShoot();
        marked().post("/shoots/{id}/review-link", id).then().statusCode(409);
        logged("create_review_link", "failure").body(hasJsonPath("items[0].responsePayload",
                equalTo(Map.of("status", 409, "code", "shoot-not-completed"))))
                .body(hasJsonPath("items[0].requestPayload.id", equalTo(id)));
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void whatTheDatabaseRefusesAtTheCommitIsLogged() throws SQLException {
        sarah.newReview(4);
        String id = Rows.text("SELECT shoot_id FROM reviews WHERE user_id = ?", UUID.fromString(sarah.id()));
        try (Connection other = TestDatabase.connect(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("SELECT FROM reviews WHERE shoot_id = '" + id + "' FOR UPDATE");
            marked().delete("/shoots/{id}", id).then().statusCode(409);
        }
        logged("delete_shoot", "failure").body(hasJsonPath("items[0].responsePayload.code", equalTo("concurrent-change")));
        sarah.request().get("/shoots/{id}", id).then().statusCode(200);
    }

    @Test
    void reachingForAStrangersShootIsLoggedForTheOneWhoReached() {
        Account stranger = Api.newAccount();
        String id = stranger.newShoot();
        marked().delete("/shoots/{id}", id).then().statusCode(404);
        logged("delete_shoot", "failure");
        stranger.request().get("/logs?action=delete_shoot").then().body(hasJsonPath("items", empty()));
    }

    @Test
    void badInputIsNotLogged() {
        String id = sarah.newShoot();
        marked().contentType("application/json").body("{}").post("/shoots").then().statusCode(422);
        marked().contentType("application/json").body("{\"date\":7}").post("/shoots").then().statusCode(400);
        marked().contentType("application/json").body("{\"date\":null}").patch("/shoots/{id}", id).then().statusCode(422);
        marked().contentType("application/json").body("{\"no\":7}").patch("/shoots/{id}", id).then().statusCode(400);
        sarah.request().get("/logs?status=failure").then().body(hasJsonPath("items", empty()));
    }

    @Test
    void readingIsNotLogged() {
        sarah.request().get("/shoots/{id}", sarah.newShoot());
        sarah.request().get("/logs").then().body(hasJsonPath("items[*].action", equalTo(List.of("create_shoot", "register"))));
    }

    @Test
    void anAddressThatIsOnlyClaimedIsIgnored() {
        marked().header("X-Forwarded-For", "203.0.113.9").header("Forwarded", "for=203.0.113.9")
                .header("X-Real-IP", "203.0.113.9").post("/shoots/{id}/complete", sarah.newShoot());
        logged("complete_shoot", "success");
    }

    @Test
    void aRequestIdThatIsNotSafeIsReplaced() {
        String id = sarah.newShoot();
        String given = sarah.request().header("X-Request-Id", "a b<c>").post("/shoots/{id}/complete", id)
                .header("X-Request-Id");
        assertThat(given).matches("[A-Za-z0-9._-]{1,64}");
        entries("complete_shoot").body(hasJsonPath("items[0].requestId", equalTo(given)));
    }

    @Test
    void anEntryIsReadByItsId() {
        String id = entries("register").extract().path("items[0].id");
        Map<String, Object> entry = sarah.request().get("/logs/{id}", id).then().statusCode(200).extract().jsonPath()
                .getMap("");
        assertThat(entry).containsOnlyKeys("id", "action", "status", "platform", "message", "requestPayload", "responsePayload",
                "ipAddress", "requestId", "createdAt").containsEntry("action", "register");
    }

    @Test
    void aStrangersEntryIsNotThere() {
        String id = entries("register").extract().path("items[0].id");
        Account stranger = Api.newAccount();
        stranger.request().get("/logs/{id}", id).then().statusCode(404).body(hasJsonPath("code", equalTo("not-found")));
        stranger.request().get("/logs").then().body(hasJsonPath("items.length()", equalTo(1)));
        Api.anonymous().get("/logs/{id}", id).then().statusCode(401);
        Api.anonymous().get("/logs").then().statusCode(401);
    }

    @Test
    void entriesAreFilteredByStatusAndTime() {
        sarah.newShoot();
        String createdAt = entries("create_shoot").extract().path("items[0].createdAt");
        String before = Instant.parse(createdAt).minusNanos(1000).toString();
        String after = Instant.parse(createdAt).plusNanos(1000).toString();
        sarah.request().get("/logs?status=failure").then().body(hasJsonPath("items", empty()));
        sarah.request().get("/logs?platform=instagram").then().body(hasJsonPath("items", empty()));
        actions("status=success&from=" + createdAt).body(hasJsonPath("items[*].action", equalTo(List.of("create_shoot"))));
        actions("from=" + after).body(hasJsonPath("items", empty()));
        actions("to=" + createdAt).body(hasJsonPath("items[*].action", equalTo(List.of("register"))));
        actions("from=" + before + "&to=" + after).body(hasJsonPath("items[*].action", equalTo(List.of("create_shoot"))));
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        sarah.request().get("/logs?from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo("from")));
    }

    @ParameterizedTest
    @CsvSource({ "status, maybe", "platform, myspace", "from, yesterday", "to, 2026-12-04", "limit, 101", "limit, abc" })
    void aBadParameterIsNamed(String name, String value) {
        sarah.request().queryParam(name, value).get("/logs").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo(name)));
    }

    @Test
    void entriesAreReadPageByPage() {
        List.of(1, 2, 3).forEach(i -> sarah.newShoot());
        String cursor = sarah.request().get("/logs?limit=3").then()
                .body(hasJsonPath("items[*].action", equalTo(List.of("create_shoot",
                        "create_shoot", "create_shoot"))))
                .extract().path("nextCursor");
        sarah.newShoot();
        actions("cursor=" + cursor).body(hasJsonPath("items[*].action", equalTo(List.of("register"))))
                .body(hasJsonPath("nextCursor", nullValue()));
        sarah.request().get("/logs?status=success&cursor=" + cursor).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor")));
    }

    @Test
    void logsAreNotWrittenFromOutside() {
        String id = entries("register").extract().path("items[0].id");
        sarah.request().delete("/logs/{id}", id).then().statusCode(405);
        sarah.patching("{}").patch("/logs/{id}", id).then().statusCode(405);
        sarah.sending("{}").post("/logs").then().statusCode(405);
    }

    private ValidatableResponse logged(String action, String status) {
        return entries(action).body(hasJsonPath("items[*].requestId", hasItem(requestId)))
                .body(hasJsonPath("items[0].requestId", equalTo(requestId)))
                .body(hasJsonPath("items[0].status", equalTo(status)))
                .body(hasJsonPath("items[0].ipAddress", equalTo("127.0.0.1")));
    }

    private ValidatableResponse entries(String action) {
        return sarah.request().queryParam("action", action).get("/logs").then().statusCode(200)
                .body(hasJsonPath("items[*].action", everyItem(equalTo(action))));
    }

    private ValidatableResponse actions(String query) {
        return sarah.request().get("/logs?" + query).then().statusCode(200);
    }

    private RequestSpecification marked() {
        return sarah.request().header("X-Request-Id", requestId);
    }

    private ValidatableResponse signIn(String password) {
        return Api.sending(Map.of("email", sarah.email(), "password", password)).header("X-Request-Id", requestId)
                .post("/auth/login").then();
    }
}
