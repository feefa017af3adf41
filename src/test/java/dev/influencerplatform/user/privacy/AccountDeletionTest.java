package dev.influencerplatform.user.privacy;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, item 64. */
@WithApplication
class AccountDeletionTest {

    private final String mark = Api.unique("canary");
    private final Account sarah = Api.newAccount(Map.of("email", mark + "@example.com", "displayName", "Name " + mark));

    @Test
    void nothingOfTheAccountIsLeftInAnyColumnOfAnyTable() {
        List<String> traces = new ArrayList<>(List.of(sarah.id(), mark, sarah.slug()));
        traces.addAll(fill());
        for (String trace : traces) {
            assertThat(tablesWith(trace)).as(trace).isNotEmpty();
        }
        delete().statusCode(204);
        Eventually.until(() -> Rows.count("revocations WHERE platform_user_id LIKE ?", "%" + mark + "%") == 0
                && Rows.count("mails WHERE address LIKE ?", mark + "%") == 0);
        for (String trace : traces) {
            assertThat(tablesWith(trace)).as(trace).isEmpty();
        }
    }

    @Test
    void whatWasDoneStaysInTheLogWithoutThePerson() {
        sarah.newShoot();
        String request = Api.unique("request-");
        sarah.request().header("X-Request-Id", request).delete("/shoots/{id}", sarah.newShoot()).then().statusCode(204);
        List<String> ids = Rows.texts("SELECT id FROM logs WHERE user_id = ?", sarah.id());
        delete().statusCode(204);
        assertThat(ids).hasSizeGreaterThan(3).allSatisfy(id -> assertThat(Rows.text(
                "SELECT num_nulls(user_id, message, request_payload, response_payload, ip_address, request_id), "
                        + "num_nonnulls(action, status, created_at) FROM logs WHERE id = ?",
                id)).isEqualTo("6|3"));
    }

    @Test
    void thePersonIsOutAtOnceAndAddressAndSlugAreFree() {
        String slug = sarah.slug();
        delete().statusCode(204);
        sarah.request().get("/users/me").then().statusCode(401);
        delete().statusCode(401);
        Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh").then().statusCode(401);
        Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login").then().statusCode(401)
                .body(hasJsonPath("code", equalTo("invalid-credentials")));
        Api.anonymous().get("/portfolio/{slug}", slug).then().statusCode(404);
        Api.newAccount(Map.of("email", sarah.email(), "slug", slug));
    }

    @Test
    void anAccountThatHasChangedSinceItWasReadStays() {
        String seen = sarah.request().get("/users/me").header("ETag");
        sarah.sending(Map.of("locale", "de-DE")).patch("/users/me").then().statusCode(200);
        sarah.request().header("If-Match", seen).delete("/users/me").then().statusCode(412);
        sarah.request().get("/users/me").then().statusCode(200);
    }

    @Test
    void thePersonIsToldByMail() {
        delete().statusCode(204);
        assertThat(Mailbox.await(sarah.email()).subject()).isEqualTo("Your account was deleted");
    }

    @Test
    void grantsAtThePlatformsAreEnded() {
        String account = Api.unique("ana");
        for (String platform : List.of("facebook", "youtube")) {
            Eventually.pulled(sarah.connect(platform, account));
        }
        delete().statusCode(204);
        Eventually.until(() -> Sandbox.calls(account, "revocations") == 2);
    }

    @Test
    void anOlderSessionTakesThePassword() {
        Account older = anHourLater();
        older.request().delete("/users/me").then().statusCode(403)
                .body(hasJsonPath("code", equalTo("reauthentication-required")));
        older.sending(Map.of("password", "wrong horse battery")).delete("/users/me").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("password"))));
        older.sending(Map.of("password", Api.PASSWORD)).delete("/users/me").then().statusCode(204);
    }

    @Test
    void thePasswordMayBeGivenBefore() {
        Account older = anHourLater();
        older.sending(Map.of("password", "wrong horse battery")).post("/auth/reauthenticate").then().statusCode(422);
        Account again = Account.of(older.sending(Map.of("password", Api.PASSWORD)).post("/auth/reauthenticate").then()
                .statusCode(200).extract().response());
        assertThat(again.refreshToken()).as("of the same session").isEqualTo(older.refreshToken());
        again.request().delete("/users/me").then().statusCode(204);
    }

    @Test
    void anUnknownFieldDeletesNothing() {
        sarah.sending(Map.of("passwort", Api.PASSWORD)).delete("/users/me").then().statusCode(400);
        Api.anonymous().delete("/users/me").then().statusCode(401);
        sarah.request().get("/users/me").then().statusCode(200);
    }

    @Test
    void aFailureInTheMiddleDeletesNothing() {
        String shoot = sarah.newShoot();
        String credential = sarah.connect("instagram", Api.unique("ana"));
        Eventually.pulled(credential);
        Rows.update("CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''refused''; END' "
                + "LANGUAGE plpgsql");
        Rows.update("CREATE TRIGGER refuse_deletion BEFORE DELETE ON users FOR EACH ROW WHEN (OLD.id = '" + sarah.id()
                + "') EXECUTE FUNCTION refuse()");
        try {
            delete().statusCode(500);
        } finally {
            Rows.update("DROP TRIGGER refuse_deletion ON users");
        }
        Account again = Account.of(Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login"));
        again.request().get("/shoots/{id}", shoot).then().statusCode(200);
        again.request().get("/credentials/{id}", credential).then().statusCode(200);
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'create_shoot'", sarah.id())).isOne();
    }

    @Test
    void whatIsGoingOnMeanwhileLeavesNothingBehind() {
        for (int round = 0; round < 4; round++) {
            Account mia = Api.newAccount();
            String shoot = mia.newShoot();
            List<Integer> statuses = Parallel.times(8, i -> switch (i) {
                case 0, 1 -> mia.request().delete("/users/me").statusCode();
                case 2 -> mia.patching(Map.of("notes", "x")).patch("/shoots/{id}", shoot).statusCode();
                case 3 -> mia.sending(Map.of("availabilityStatus", false)).put("/calendar/2026-12-24").statusCode();
                case 4 -> Api.sending(Map.of("refreshToken", mia.refreshToken())).post("/auth/refresh").statusCode();
                case 5 -> Api.sending(Map.of("email", mia.email(), "password", Api.PASSWORD)).post("/auth/login").statusCode();
                default -> mia.sending(Map.of("date", "2026-12-04", "brandName", "Acme")).post("/shoots").statusCode();
            });
            assertThat(statuses).allMatch(status -> status < 500).contains(204);
            assertThat(tablesWith(mia.id())).isEmpty();
        }
    }

    @Test
    void aPullUnderWayEndsWithoutAFault() {
        for (int round = 0; round < 4; round++) {
            Account mia = Api.newAccount();
            String credential = mia.connect("youtube", Api.unique("ana"));
            Eventually.pause(round * 20L);
            Eventually.until(() -> mia.request().delete("/users/me").statusCode() != 409);
            assertThat(Rows.count("users WHERE id = ?", mia.id())).isZero();
            Eventually.pause(300);
            assertThat(Rows.count("credentials WHERE id = ?", credential)).isZero();
            assertThat(tablesWith(mia.id())).isEmpty();
        }
    }

    @Test
    void whatOperatorsDidToTheAccountDoesNotNameItAnyMore() {
        Account operator = Api.newOperator();
        operator.sending(Map.of("reason", "Spam")).post("/admin/users/{id}/lock", sarah.id()).then().statusCode(200);
        operator.request().post("/admin/users/{id}/unlock", sarah.id()).then().statusCode(200);
        operator.request().get("/admin/logs?userId=" + sarah.id()).then().statusCode(200);
        Account again = Account.of(Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login"));
        again.request().delete("/users/me").then().statusCode(204);
        assertThat(tablesWith(sarah.id())).isEmpty();
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'admin_lock_user'", operator.id())).isOne();
    }

    /** Something of every kind; tells ids and words that must all be gone. */
    private List<String> fill() {
        String shoot = sarah.newShoot(Map.of("brandName", "Brand " + mark, "notes", mark, "location", mark));
        sarah.request().post("/shoots/{id}/complete", shoot).then().statusCode(200);
        String replaced = sarah.reviewLink(shoot);
        String link = Api.json(sarah.request().header("Idempotency-Key", mark)
                .post("/shoots/{id}/review-link?regenerate=true", shoot)).get("reviewToken").asText();
        Map<String, Object> words = Account.aReview(5);
        words.putAll(Map.of("clientEmail", "client." + mark + "@example.com", "reviewText", mark, "reviewerName", mark));
        String review = Api.json(Api.sending(words).post("/review-links/{token}/reviews", link)).get("id").asText();
        sarah.sending(Map.of("text", "Thanks " + mark)).put("/reviews/{id}/reply", review).then().statusCode(200);
        String upload = sarah.newUpload(Map.of("shootId", shoot, "notes", mark));
        sarah.request().delete("/uploads/{id}", sarah.newUpload(Map.of("time", "10:00"))).then().statusCode(204);
        sarah.sending(Map.of("availabilityStatus", false, "reason", mark)).put("/calendar/2026-12-24").then().statusCode(200);
        sarah.sending(Map.of("name", mark, "scope", "all")).post("/calendar/feeds").then().statusCode(201);
        String former = sarah.slug();
        sarah.patching(Map.of("slug", mark, "bio", mark)).patch("/profiles/me").then().statusCode(200);
        String credential = sarah.connect("facebook", mark);
        Eventually.pulled(credential);
        sarah.authorizationUrl("youtube");
        Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl("facebook"), mark + ".pages"));
        Api.sending(Map.of("email", sarah.email())).post("/auth/password/forgot").then().statusCode(202);
        Mailbox.await(sarah.email());
        Api.sending(Map.of("email", sarah.email(), "password", "wrong " + mark)).post("/auth/login").then().statusCode(401);
        Rows.update("INSERT INTO mails (kind, user_id, address, due_at) VALUES ('NEW_SIGN_IN', ?, ?, localtimestamp + "
                + "interval '1 day')", sarah.id(), sarah.email());
        assertThat(replaced).isNotEqualTo(link);
        return List.of(shoot, review, upload, credential, former, link);
    }

    /** Tables that have it in some column, in clear or in the bytes of one. */
    private static List<String> tablesWith(String trace) {
        return Rows.texts("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1").stream()
                .filter(table -> Rows.count(table + " t WHERE t::text ILIKE ? OR t::text ILIKE ?", "%" + trace + "%",
                        "%" + hex(trace) + "%") > 0)
                .toList();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** As if the sign-in had been an hour ago. */
    private Account anHourLater() {
        Rows.update("UPDATE sessions SET authenticated_at = authenticated_at - interval '1 hour' WHERE user_id = ?",
                sarah.id());
        return Account.of(Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh"));
    }

    private ValidatableResponse delete() {
        return sarah.request().delete("/users/me").then();
    }
}
