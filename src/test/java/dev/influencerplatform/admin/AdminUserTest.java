package dev.influencerplatform.admin;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class AdminUserTest {

    private static final String NOBODY = "01a20380-54d5-7cd4-9dba-cef56364728f";

    private final Account operator = Api.newOperator();
    private final Account sarah = Api.newAccount();

    @Test
    void anAccountIsShownWithItsProfileAndWithoutSecrets() {
        ValidatableResponse shown = get(sarah.id()).body(hasJsonPath("email", equalTo(sarah.email())),
                hasJsonPath("slug", equalTo(sarah.slug())), hasJsonPath("role", equalTo("user")),
                hasJsonPath("emailVerified", equalTo(false)), hasJsonPath("lastSeenAt", notNullValue()),
                hasJsonPath("lockedAt", nullValue()));
        assertThat(shown.extract().asString()).doesNotContain("argon2", "password");
        operator.request().get("/admin/users/{id}", NOBODY).then().statusCode(404);
    }

    @Test
    void accountsAreFoundByHowTheirNamesBegin() {
        String name = Api.unique("Zoë ");
        Account zoe = Api.newAccount(Map.of("displayName", name + " Lens", "slug", Api.unique("zoe-")));
        for (String query : List.of(zoe.email().substring(0, 12), zoe.slug().substring(0, 12), name.toUpperCase())) {
            find("query", query).body(hasJsonPath("items[*].id", equalTo(List.of(zoe.id()))));
        }
        find("email", zoe.email().toUpperCase()).body(hasJsonPath("items[*].id", equalTo(List.of(zoe.id()))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%%%", "__%", "' OR '1'='1", "!%", "\\\\%" })
    void whatMeansMoreToADatabaseIsJustText(String query) {
        find("query", query).body(hasJsonPath("items", empty()));
    }

    @Test
    void theListIsFilteredAndPagedWithoutSkipping() {
        String prefix = Api.unique("paged");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, Api.newAccount(Map.of("email", prefix + i + "@example.com")).id());
        }
        JsonNode first = Api.json(operator.request().queryParam("query", prefix).get("/admin/users?limit=2"));
        Api.newAccount(Map.of("email", prefix + "later@example.com"));
        JsonNode second = Api.json(operator.request().queryParam("query", prefix)
                .queryParam("cursor", first.get("nextCursor").asText()).get("/admin/users?limit=3"));
        assertThat(List.of(first.at("/items/0/id").asText(), first.at("/items/1/id").asText(),
                second.at("/items/0/id").asText(), second.at("/items/1/id").asText(), second.at("/items/2/id").asText()))
                .isEqualTo(ids);
        find("role", "admin").body(hasJsonPath("items[*].id", hasItem(operator.id())))
                .body(hasJsonPath("items[*].id", not(hasItem(sarah.id()))));
        operator.request().get("/admin/users?query=x").then().statusCode(400);
        operator.request().get("/admin/users?role=boss").then().statusCode(400);
        operator.request().get("/admin/users?limit=0").then().statusCode(400);
        operator.request().queryParam("cursor", first.get("nextCursor").asText()).get("/admin/users").then().statusCode(400);
    }

    @Test
    void aLockedAccountIsOutAtOnceAndBackWhenItIsUnlocked() {
        String slug = sarah.slug();
        lock(sarah.id()).statusCode(200).body(hasJsonPath("lockedReason", equalTo("Spam")),
                hasJsonPath("lockedAt", notNullValue()));
        sarah.request().get("/users/me").then().statusCode(401);
        Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh").then().statusCode(401);
        signIn(sarah, "wrong horse battery").statusCode(401).body(hasJsonPath("code", equalTo("invalid-credentials")));
        signIn(sarah, Api.PASSWORD).statusCode(403).body(hasJsonPath("code", equalTo("account-locked")));
        Api.anonymous().get("/portfolio/{slug}", slug).then().statusCode(404);
        Api.anonymous().get("/portfolio/{slug}/reviews", slug).then().statusCode(404);
        find("locked", "true").body(hasJsonPath("items[*].id", hasItem(sarah.id())));

        act(sarah.id(), "unlock").statusCode(200).body(hasJsonPath("lockedAt", nullValue()));
        signIn(sarah, Api.PASSWORD).statusCode(200);
        Api.anonymous().get("/portfolio/{slug}", slug).then().statusCode(200);
    }

    @Test
    void everyActStandsInTheOperatorsLogAndInThatOfThePersonConcerned() {
        lock(sarah.id()).statusCode(200);
        act(sarah.id(), "unlock").statusCode(200);
        act(sarah.id(), "end-sessions").statusCode(204);
        changeRole(operator, sarah.id(), "admin").statusCode(200);
        assertThat(actionsOf(operator)).containsSubsequence("admin_lock_user", "admin_unlock_user", "admin_end_sessions",
                "admin_change_role");
        assertThat(actionsOf(sarah)).containsSubsequence("account_locked", "account_unlocked", "sessions_ended_by_operator",
                "role_changed");
        assertThat(Rows.text("SELECT request_payload->>'id' || (request_payload->>'reason') FROM logs WHERE user_id = ? "
                + "AND action = 'admin_lock_user'", operator.id())).isEqualTo(sarah.id() + "Spam");
        assertThat(Rows.texts("SELECT l::text FROM logs l WHERE user_id = ?", sarah.id()))
                .noneMatch(entry -> entry.contains(operator.id()) || entry.contains(operator.email()));
    }

    @Test
    void readingIsLoggedToo() {
        get(sarah.id());
        find("query", sarah.email());
        assertThat(actionsOf(operator)).contains("admin_read_user", "admin_list_users");
        assertThat(Rows.texts("SELECT request_payload::text FROM logs WHERE user_id = ? AND action = 'admin_list_users'",
                operator.id())).noneMatch(payload -> payload.contains(sarah.email()));
    }

    @Test
    void sessionsAreSeenAndEnded() {
        operator.request().get("/admin/users/{id}/sessions", sarah.id()).then().statusCode(200)
                .body(hasJsonPath("items", hasSize(1)), hasJsonPath("items[0].current", equalTo(false)));
        act(sarah.id(), "end-sessions").statusCode(204);
        sarah.request().get("/users/me").then().statusCode(401);
        signIn(sarah, Api.PASSWORD).statusCode(200);
    }

    @Test
    void aRoleWorksAtOnceAndIsTakenAtOnce() {
        sarah.request().get("/admin/users").then().statusCode(403);
        changeRole(operator, sarah.id(), "admin").statusCode(200).body(hasJsonPath("role", equalTo("admin")));
        sarah.request().get("/admin/users").then().statusCode(200);
        changeRole(operator, sarah.id(), "user").statusCode(200);
        sarah.request().get("/admin/users").then().statusCode(403);
    }

    @Test
    void nobodyActsOnTheirOwnAccount() {
        for (ValidatableResponse answer : List.of(lock(operator.id()), act(operator.id(), "unlock"),
                act(operator.id(), "end-sessions"), changeRole(operator, operator.id(), "user"))) {
            answer.statusCode(409).body(hasJsonPath("code", equalTo("own-account")));
        }
        get(operator.id()).body(hasJsonPath("role", equalTo("admin")), hasJsonPath("lockedAt", nullValue()));
    }

    @Test
    void ofTwoOperatorsWhoTurnOnEachOtherOneIsLeft() {
        for (int round = 0; round < 5; round++) {
            List<Account> two = List.of(Api.newOperator(), Api.newOperator());
            List<Integer> statuses = Parallel.times(2,
                    i -> changeRole(two.get(i), two.get(1 - i).id(), "user").extract().statusCode());
            assertThat(statuses).containsExactlyInAnyOrder(200, 403);
            assertThat(Rows.count("users WHERE id IN (?, ?) AND role = 'admin'", two.get(0).id(), two.get(1).id())).isOne();
        }
    }

    @Test
    void aSignInAndALockAtOnceLeaveNobodyIn() {
        List<Integer> statuses = Parallel.times(6,
                i -> (i == 0 ? lock(sarah.id()) : signIn(sarah, Api.PASSWORD)).extract().statusCode());
        assertThat(statuses).containsOnly(200, 403);
        assertThat(Rows.count("sessions WHERE user_id = ? AND revoked_at IS NULL", sarah.id())).isZero();
    }

    @Test
    void badInputAndUnknownPeopleAreRefused() {
        operator.sending("{}").post("/admin/users/{id}/lock", sarah.id()).then().statusCode(422)
                .body(hasJsonPath("violations[*].field", contains("reason")));
        operator.sending(Map.of("reason", "x".repeat(201))).post("/admin/users/{id}/lock", sarah.id()).then().statusCode(422);
        operator.sending(Map.of("role", "boss")).put("/admin/users/{id}/role", sarah.id()).then().statusCode(422);
        lock(NOBODY).statusCode(404);
        changeRole(operator, NOBODY, "admin").statusCode(404);
        act("no-id", "unlock").statusCode(404);
    }

    @Test
    void aRoleIsChangedAsItWasSeenOnly() {
        String seen = get(sarah.id()).extract().header("ETag");
        sarah.patching(Map.of("currency", "JPY")).patch("/users/me").then().statusCode(200);
        operator.sending(Map.of("role", "admin")).header("If-Match", seen).put("/admin/users/{id}/role", sarah.id()).then()
                .statusCode(412);
    }

    @Test
    void aRefusalIsLoggedOnce() {
        for (int i = 0; i < 3; i++) {
            sarah.request().get("/admin/users").then().statusCode(403);
        }
        Eventually.until(() -> Rows.count("logs WHERE user_id = ? AND action = 'access_denied'", sarah.id()) == 1);
        Eventually.pause(300);
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'access_denied'", sarah.id())).isOne();
    }

    /** It finds what was before the act, as that is not committed yet, and must not believe it any longer. */
    @Test
    void aRequestInTheMiddleOfAnActKeepsNoRole() throws SQLException {
        changeRole(operator, sarah.id(), "admin").statusCode(200);
        CompletableFuture<Integer> act;
        try (Connection writer = TestDatabase.connect(); Statement lock = writer.createStatement()) {
            writer.setAutoCommit(false);
            lock.execute("LOCK TABLE logs IN SHARE MODE");
            act = CompletableFuture.supplyAsync(() -> changeRole(operator, sarah.id(), "user").extract().statusCode());
            Eventually.until(() -> Rows.count("pg_locks WHERE relation = 'logs'::regclass AND NOT granted") > 0);
            sarah.request().get("/users/me").then().statusCode(200);
            writer.rollback();
        }
        assertThat(act.join()).isEqualTo(200);
        sarah.request().get("/admin/users").then().statusCode(403);
    }

    private ValidatableResponse get(String id) {
        return operator.request().get("/admin/users/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse find(String parameter, String value) {
        return operator.request().queryParam(parameter, value).get("/admin/users").then().statusCode(200);
    }

    private ValidatableResponse lock(String id) {
        return operator.sending(Map.of("reason", "Spam")).post("/admin/users/{id}/lock", id).then();
    }

    private ValidatableResponse act(String id, String act) {
        return operator.request().post("/admin/users/{id}/" + act, id).then();
    }

    private static ValidatableResponse changeRole(Account who, String id, String role) {
        return who.sending(Map.of("role", role)).put("/admin/users/{id}/role", id).then();
    }

    private static ValidatableResponse signIn(Account account, String password) {
        return Api.sending(Map.of("email", account.email(), "password", password)).post("/auth/login").then();
    }

    private static List<String> actionsOf(Account account) {
        return Rows.texts("SELECT action FROM logs WHERE user_id = ? ORDER BY created_at, id", account.id());
    }
}
