package dev.influencerplatform.credential;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connected accounts as their owner sees them. */
@WithApplication
class CredentialResourceTest {

    private static final String IN = "now() AT TIME ZONE 'UTC' + interval ";

    private final Account sarah = Api.newAccount();
    private final String name = Api.unique("ana");

    private String connected(String platform) {
        return sarah.connect(platform, name);
    }

    private void set(String id, String changes) {
        Rows.update("UPDATE credentials SET " + changes + " WHERE id = ?", id);
    }

    @Test
    void theListIsPagedAndFiltered() {
        String first = connected("instagram");
        String second = connected("youtube");
        String cursor = sarah.request().get("/credentials?limit=1").then().body(hasJsonPath("items[*].id", contains(second)))
                .extract().path("nextCursor");
        sarah.request().get("/credentials?limit=1&cursor={c}", cursor).then()
                .body(hasJsonPath("items[*].id", contains(first)), hasJsonPath("nextCursor", equalTo(null)));
        sarah.request().get("/credentials?platform=instagram").then().body(hasJsonPath("items[*].id", contains(first)));
        sarah.request().get("/credentials?platform=youtube&cursor={c}", cursor).then().statusCode(400);
        sarah.request().get("/credentials?platform=tiktok").then().statusCode(400);
    }

    @Test
    void noAnswerHoldsATokenOrItsSeal() {
        String id = connected("youtube");
        String seal = Rows.text("SELECT access_token FROM credentials WHERE id = ?", id);
        for (String path : new String[] { "/credentials", "/credentials/" + id, "/logs?limit=100",
                "/credentials/" + id + "/metrics", "/credentials/" + id + "/media" }) {
            assertThat(sarah.request().get(path).asString()).as(path).doesNotContain("ya29", "1//0", seal)
                    .doesNotContainIgnoringCase("token\"");
        }
    }

    @Test
    void anAnswerIsTagged() {
        String id = connected("instagram");
        String tag = sarah.request().get("/credentials/{id}", id).header("ETag");
        sarah.request().header("If-None-Match", tag).get("/credentials/{id}", id).then().statusCode(304);
        sarah.request().header("If-Match", "\"other\"").delete("/credentials/{id}", id).then().statusCode(412);
        sarah.request().header("If-Match", tag).delete("/credentials/{id}", id).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({ "password-changed,reconnect", "checkpoint,confirm-on-platform", "grant-ended,reconnect" })
    void whatIsBrokenSaysWhatHelps(String reason, String action) {
        String id = connected("instagram");
        set(id, "broken_at = now() AT TIME ZONE 'UTC', refresh_due_at = NULL, broken_reason = '" + reason + "'");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("needs-reauth")),
                hasJsonPath("stateReason", equalTo(reason)), hasJsonPath("action", equalTo(action)),
                hasJsonPath("stateSince", notNullValue()));
    }

    @ParameterizedTest
    @CsvSource({ "instagram,expires_at", "facebook,expires_at", "youtube,refresh_expires_at" })
    void whatWillLapseSaysSoAWeekAhead(String platform, String column) {
        String id = connected(platform);
        set(id, column + " = " + IN + "'6 days'");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("expiring")),
                hasJsonPath("action", equalTo("reconnect")), hasJsonPath("stateUntil", notNullValue()));
        set(id, column + " = " + IN + "'8 days'");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
    }

    @Test
    void anAccountThatAskedTooMuchSaysUntilWhen() {
        String id = connected("instagram");
        set(id, "throttled_at = now() AT TIME ZONE 'UTC', throttled_reason = 'account-limit', throttled_until = " + IN
                + "'5 minutes'");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("rate-limited")),
                hasJsonPath("stateReason", equalTo("account-limit")), hasJsonPath("action", equalTo("wait")),
                hasJsonPath("stateUntil", notNullValue()));
        set(id, "throttled_until = " + IN + "'-1 second'");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void disconnectingEndsTheGrantAndForgetsAll(String platform) {
        String id = connected(platform);
        sarah.request().delete("/credentials/{id}", id).then().statusCode(204);
        sarah.request().get("/credentials/{id}", id).then().statusCode(404);
        sarah.request().delete("/credentials/{id}", id).then().statusCode(404);
        Eventually.until(() -> Rows.count("revocations WHERE user_id = ?", sarah.id()) == 0);
        if (!platform.equals("instagram")) {
            assertThat(Sandbox.calls(name).get("revocations").asInt()).as("Instagram has none").isEqualTo(1);
        }
        assertThat(Rows.texts("SELECT action, status, platform FROM logs WHERE user_id = ? "
                + "AND platform IS NOT NULL AND action IN ('disconnect_account', 'revoke_token') ORDER BY action", sarah.id()))
                .containsExactly("disconnect_account|success|" + platform,
                        "revoke_token|" + (platform.equals("instagram") ? "failure|" : "success|") + platform);
    }

    @ParameterizedTest
    @ValueSource(strings = { "facebook", "youtube" })
    void aGrantThatCannotBeEndedNowIsEndedLater(String platform) {
        String id = connected(platform);
        Eventually.pulled(id);
        Sandbox.script(name, "broken");
        sarah.request().delete("/credentials/{id}", id).then().statusCode(204);
        Eventually.until(() -> Rows.count("revocations WHERE user_id = ? AND failures = 1", sarah.id()) == 1);
        assertThat(Rows.count("logs WHERE user_id = ? AND action = 'revoke_token' AND status = 'failure'", sarah.id()))
                .isEqualTo(1);
        Sandbox.script(name);
        Rows.update("UPDATE revocations SET due_at = localtimestamp, leased_until = NULL WHERE user_id = ?", sarah.id());
        Eventually.until(() -> Rows.count("revocations WHERE user_id = ?", sarah.id()) == 0);
        assertThat(Sandbox.calls(name, "revocations")).isEqualTo(1);
    }

    @Test
    void aGrantIsNotEndedWhenItWasGivenAnewMeanwhile() {
        String id = connected("youtube");
        Eventually.pulled(id);
        Sandbox.script(name, "broken");
        sarah.request().delete("/credentials/{id}", id).then().statusCode(204);
        Eventually.until(() -> Rows.count("revocations WHERE user_id = ? AND failures = 1", sarah.id()) == 1);
        Sandbox.script(name);
        String consent = sarah.authorizationUrl("youtube");
        assertThat(Rows.count("revocations WHERE user_id = ? AND due_at > localtimestamp + interval '9 minutes'", sarah.id()))
                .as("it waits for whoever is on the way").isEqualTo(1);
        assertThat(Sandbox.outcome(Sandbox.allow(consent, name))).containsKey("connected");
        assertThat(Rows.count("revocations WHERE user_id = ?", sarah.id())).isZero();
        assertThat(Sandbox.calls(name, "revocations")).isZero();
    }

    @Test
    void allPagesCanGoAtOnceAndTheGrantWithThem() {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl("facebook"), name + ".pages"));
        var pages = Api.json(sarah.request().get("/connection-choices/{id}", outcome.get("choice"))).findValuesAsText(
                "platformUserId");
        var connected = Api.json(sarah.sending(Map.of("platformUserIds", pages)).post("/connection-choices/{id}",
                outcome.get("choice"))).get("items");
        Parallel.times(2,
                i -> sarah.request().delete("/credentials/{id}", connected.get(i).get("id").asText()).then().statusCode(204));
        Eventually.until(() -> Sandbox.calls(name + ".pages").get("revocations").asInt() == 1);
    }

    @Test
    void whoeverAskedTooMuchIsNotAskedForAToken() {
        String id = connected("instagram");
        set(id, "token_issued_at = token_issued_at - interval '2 days', throttled_at = now() AT TIME ZONE 'UTC', "
                + "throttled_reason = 'account-limit', throttled_until = now() AT TIME ZONE 'UTC' + interval '1 hour'");
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(429).header("Retry-After", notNullValue())
                .body(hasJsonPath("code", equalTo("platform-rate-limited")));
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isZero();
        assertThat(Rows.texts("SELECT status, platform FROM logs WHERE user_id = ? AND action = 'request_refresh'", sarah.id()))
                .containsExactly("failure|instagram");
    }

    @Test
    void onePageOfSeveralCanGoWithoutTheOthers() {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl("facebook"), name + ".pages"));
        var pages = Api.json(sarah.request().get("/connection-choices/{id}", outcome.get("choice"))).findValuesAsText(
                "platformUserId");
        var connected = Api.json(sarah.sending(Map.of("platformUserIds", pages)).post("/connection-choices/{id}",
                outcome.get("choice"))).get("items");
        sarah.request().delete("/credentials/{id}", connected.get(0).get("id").asText()).then().statusCode(204);
        assertThat(Rows.count("revocations WHERE user_id = ?", sarah.id())).as("it would end the other one, too").isZero();
        sarah.request().delete("/credentials/{id}", connected.get(1).get("id").asText()).then().statusCode(204);
        Eventually.until(() -> Sandbox.calls(name + ".pages").get("revocations").asInt() == 1);
    }

    @Test
    void refreshingNowLeavesAFreshTokenAlone() {
        String id = connected("youtube");
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(200)
                .body(hasJsonPath("state", equalTo("ok")), hasJsonPath("refreshedAt", equalTo(null)));
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void refreshingNowGivesANewToken(String platform) {
        String id = connected(platform);
        String seal = Rows.text("SELECT access_token FROM credentials WHERE id = ?", id);
        set(id, "token_issued_at = " + IN + "'-2 days'");
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(200)
                .body(hasJsonPath("state", equalTo("ok")), hasJsonPath("refreshedAt", notNullValue()),
                        hasNoJsonPath("accessToken"));
        assertThat(Rows.text("SELECT access_token FROM credentials WHERE id = ?", id)).isNotEqualTo(seal);
    }

    @Test
    void aTokenThatThePlatformWouldNotRenewYetIsLeftAlone() {
        String id = connected("instagram");
        set(id, "token_issued_at = " + IN + "'-23 hours'");
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(200)
                .body(hasJsonPath("refreshedAt", equalTo(null)));
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isZero();
    }

    @Test
    void aRepeatedRefreshIsTheFirstOne() {
        String id = connected("youtube");
        set(id, "token_issued_at = " + IN + "'-50 minutes'");
        String first = sarah.request().header("Idempotency-Key", "r").post("/credentials/{id}/refresh", id).asString();
        sarah.request().header("Idempotency-Key", "r").post("/credentials/{id}/refresh", id).then()
                .header("Idempotency-Replayed", "true").body(equalTo(first));
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "revoked,409,needs-reauth", "broken,503,platform-unavailable" })
    void aRefreshThatFailsSaysWhy(String fault, int status, String code) {
        String id = connected("youtube");
        set(id, "token_issued_at = " + IN + "'-50 minutes'");
        Sandbox.script(name, fault);
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(status)
                .body(hasJsonPath("code", equalTo(code)));
        sarah.request().get("/credentials").then().body(hasJsonPath("items", hasSize(1)));
    }
}
