package dev.influencerplatform.credential;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens before they lapse, and when they are found to have lapsed. */
@WithApplication
class TokenRefreshTest {

    private static final String PAST = "now() AT TIME ZONE 'UTC' - interval ";

    @Inject
    CredentialAccess access;

    private final Account sarah = Api.newAccount();
    private final String name = Api.unique("ana");

    /** With its first pull done, so that only the refresh meets what is made to go wrong afterwards. */
    private String connected(String platform, String fault) {
        String id = sarah.connect(platform, name + fault);
        Eventually.pulled(id);
        return id;
    }

    private static void makeDue(String id) {
        Rows.update("UPDATE credentials SET refresh_due_at = " + PAST + "'1 second' WHERE id = ?", id);
    }

    private static String read(String id, String column) {
        return Rows.text("SELECT " + column + " FROM credentials WHERE id = ?", id);
    }

    private static void awaitAttempt(String id) {
        Eventually.until(
                () -> Rows.count("logs WHERE action = 'refresh_token' AND request_payload->>'credentialId' = ?", id) > 0);
    }

    private String outcome() {
        return Rows.text("SELECT status || '|' || platform || '|' || (message IS NULL) FROM logs WHERE user_id = ? "
                + "AND action = 'refresh_token'", sarah.id());
    }

    @ParameterizedTest
    @CsvSource({ "instagram,'8 days','51 days'", "facebook,'20 hours','1 day'", "youtube,'30 minutes','50 minutes'" })
    void eachPlatformHasItsOwnTime(String platform, String earliest, String latest) {
        String id = connected(platform, "");
        assertThat(Rows
                .text("SELECT refresh_due_at BETWEEN connected_at + CAST(? AS interval) AND connected_at + CAST(? AS interval) "
                        + "FROM credentials WHERE id = ?", earliest, latest, id))
                .as(read(id, "refresh_due_at - connected_at")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void whatIsDueIsRefreshed(String platform) {
        String id = connected(platform, "");
        String seal = read(id, "access_token");
        makeDue(id);
        Eventually.until(() -> "t".equals(read(id, "refreshed_at IS NOT NULL")));
        assertThat(read(id, "access_token")).isNotEqualTo(seal);
        assertThat(read(id, "refresh_due_at > now() AT TIME ZONE 'UTC' AND leased_until IS NULL AND refresh_failures = 0"))
                .isEqualTo("t");
        assertThat(outcome()).isEqualTo("success|" + platform + "|true");
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void aFaultOfThePlatformChangesNothingButTheTime(String platform) {
        String id = connected(platform, "");
        String before = read(id, "access_token || coalesce(refresh_token, '') || expires_at");
        Sandbox.script(name, "broken");
        makeDue(id);
        awaitAttempt(id);
        assertThat(read(id, "access_token || coalesce(refresh_token, '') || expires_at")).isEqualTo(before);
        assertThat(read(id, "broken_at IS NULL AND refresh_failures = 1 AND refresh_due_at > now() AT TIME ZONE 'UTC'"))
                .isEqualTo("t");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
        assertThat(outcome()).isEqualTo("failure|" + platform + "|false");
    }

    @ParameterizedTest
    @CsvSource({ "instagram,revoked,app-removed", "instagram,expired,token-expired", "instagram,password,password-changed",
            "instagram,checkpoint,checkpoint", "facebook,revoked,app-removed", "facebook,password,password-changed",
            "youtube,revoked,grant-ended", "youtube,expired,grant-ended" })
    void aDefiniteRefusalAsksForThePerson(String platform, String fault, String reason) {
        String id = connected(platform, "");
        Sandbox.script(name, fault);
        makeDue(id);
        awaitAttempt(id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("needs-reauth")),
                hasJsonPath("stateReason", equalTo(reason)));
        assertThat(read(id, "refresh_due_at IS NULL")).isEqualTo("t");
        assertThat(read(id, "access_token <> ''")).as("the token is kept").isEqualTo("t");
    }

    @Test
    void oneThatFailsKeepsNoOtherFromItsRefresh() {
        List<String> ids = List.of("1", "2", "3", "4").stream().map(number -> sarah.connect("youtube", name + number)).toList();
        ids.forEach(Eventually::pulled);
        Sandbox.script(name + "1", "broken");
        Sandbox.script(name + "2", "revoked");
        Sandbox.script(name + "3", "slow");
        Rows.update("UPDATE credentials SET refresh_due_at = " + PAST + "'1 second' WHERE user_id = ?", sarah.id());
        ids.forEach(TokenRefreshTest::awaitAttempt);
        assertThat(Rows.texts("SELECT refreshed_at IS NOT NULL, broken_at IS NOT NULL, refresh_failures FROM credentials "
                + "WHERE user_id = ? ORDER BY id", sarah.id())).containsExactly("f|f|1", "f|t|0", "f|f|1", "t|f|0");
    }

    /** As with a wrong secret: the operator's to mend, and nobody has to connect again afterwards. */
    @ParameterizedTest
    @ValueSource(strings = { "facebook", "youtube" })
    void anAppThatIsNotTakenBreaksNoConnection(String platform) {
        String id = connected(platform, "");
        Sandbox.script(name, "unknownapp");
        makeDue(id);
        awaitAttempt(id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
        Sandbox.script(name);
        makeDue(id);
        Eventually.until(() -> "t".equals(read(id, "refreshed_at IS NOT NULL")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "facebook", "youtube" })
    void aRefreshTellsWhatIsGrantedNow(String platform) {
        String id = connected(platform, "");
        Rows.update("UPDATE credentials SET scopes = '{another}' WHERE id = ?", id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("limited-scopes")));
        makeDue(id);
        awaitAttempt(id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")),
                hasJsonPath("missingScopes", empty()));
    }

    @Test
    void nothingIsRefreshedWhileThePlatformWantsToBeLeftAlone() {
        String id = connected("instagram", "");
        Rows.update("UPDATE credentials SET throttled_at = localtimestamp, throttled_reason = 'account-limit', "
                + "throttled_until = localtimestamp + interval '1 hour' WHERE id = ?", id);
        makeDue(id);
        awaitAttempt(id);
        assertThat(Sandbox.calls(name, "refreshes")).isZero();
        assertThat(read(id, "refresh_due_at >= throttled_until AND leased_until IS NULL")).isEqualTo("t");
    }

    @Test
    void whatThePlatformRefusesLimitsUntilItIsToldAgain() {
        String id = connected("instagram", "");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> access.call(UUID.fromString(id), (connector, opened) -> {
                    throw new PlatformException(PlatformException.Failure.PERMISSION, "scope-missing", "no");
                }));
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("limited-scopes")),
                hasJsonPath("stateReason", equalTo("scope-missing")), hasJsonPath("action", equalTo("allow-scopes")));
        Rows.update("UPDATE syncs SET due_at = localtimestamp WHERE credential_id = ?", id);
        Eventually.until(() -> "t".equals(read(id, "refused_at IS NULL")));
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
    }

    @Test
    void aRefreshTokenThatDoesNotComeAgainIsKept() {
        String id = connected("youtube", "");
        makeDue(id);
        awaitAttempt(id);
        assertThat(read(id, "refresh_token IS NOT NULL")).isEqualTo("t");
        makeDue(id);
        Eventually.until(() -> Rows.count("logs WHERE user_id = ? AND action = 'refresh_token' AND status = 'success'",
                sarah.id()) == 2);
    }

    @Test
    void aRefreshTokenThatRotatesReplacesTheOld() {
        String id = connected("youtube", ".rotating");
        for (int round = 1; round <= 3; round++) {
            int done = round;
            makeDue(id);
            Eventually.until(() -> Rows.count("logs WHERE user_id = ? AND action = 'refresh_token' AND status = 'success'",
                    sarah.id()) == done);
        }
        assertThat(Sandbox.calls(name + ".rotating").get("refreshes").asInt()).isEqualTo(3);
    }

    @Test
    void whoeverAsksAtOnceGetsOneRefresh() {
        String id = connected("youtube", ".rotating");
        Rows.update("UPDATE credentials SET token_issued_at = " + PAST + "'1 hour', refresh_due_at = NULL WHERE id = ?", id);
        List<Integer> statuses = Parallel.times(10, () -> sarah.request().post("/credentials/{id}/refresh", id).statusCode());
        assertThat(statuses).containsOnly(200);
        assertThat(Sandbox.calls(name + ".rotating").get("refreshes").asInt()).isEqualTo(1);
    }

    @Test
    void anAccessTokenThatHasLapsedIsRefreshedBeforeItIsUsed() {
        String id = connected("youtube", "");
        Rows.update("UPDATE credentials SET expires_at = " + PAST + "'1 minute', refresh_due_at = NULL WHERE id = ?", id);
        String token = access.call(UUID.fromString(id), (connector, opened) -> opened.tokens().accessToken());
        assertThat(token).startsWith("ya29");
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isEqualTo(1);
    }

    @Test
    void aStaleTokenIsRefreshedOnceAndTheQuestionAskedAgain() {
        String id = connected("youtube", "");
        String[] first = new String[1];
        String second = access.call(UUID.fromString(id), (connector, opened) -> staleOnce(first, opened));
        assertThat(second).isNotEqualTo(first[0]);
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).isEqualTo(1);
    }

    private static String staleOnce(String[] first, Access opened) {
        if (first[0] == null) {
            first[0] = opened.tokens().accessToken();
            throw stale();
        }
        return opened.tokens().accessToken();
    }

    private static PlatformException stale() {
        return new PlatformException(PlatformException.Failure.STALE_TOKEN, "token-refused", "no");
    }

    @Test
    void aNewTokenThatIsNotTakenIsThePlatformsTrouble() {
        String id = connected("youtube", "");
        int[] asked = new int[1];
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> access.call(UUID.fromString(id), (connector, opened) -> {
                    asked[0]++;
                    throw stale();
                }));
        assertThat(asked[0]).isEqualTo(2);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
    }

    @Test
    void aVerdictOnATokenThatWasReplacedMeanwhileCountsForNothing() {
        String id = connected("instagram", "");
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> access.call(UUID.fromString(id), (connector, opened) -> {
                    sarah.connect("instagram", name);
                    throw new PlatformException(PlatformException.Failure.REAUTH, "token-expired", "no");
                }));
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
    }

    @Test
    void aTokenOfAnotherRowDoesNotOpen() {
        String mine = connected("youtube", "");
        String other = sarah.connect("youtube", Api.unique("bea"));
        Rows.update(
                "UPDATE credentials SET access_token = (SELECT access_token FROM credentials WHERE id = ?), refresh_due_at = "
                        + PAST + "'1 second' WHERE id = ?",
                other, mine);
        Eventually.until(() -> "token-unreadable".equals(read(mine, "broken_reason")));
        assertThat(outcome()).isEqualTo("failure|youtube|false");
        sarah.request().get("/credentials/{id}", mine).then().body(hasJsonPath("state", equalTo("needs-reauth")),
                hasJsonPath("action", equalTo("reconnect")));
        sarah.request().post("/credentials/{id}/refresh", mine).then().statusCode(409);
        sarah.request().delete("/credentials/{id}", mine).then().statusCode(204);
    }

    /** Another instance may have it, as in the middle of a roll: so nobody has to connect again. */
    @Test
    void aTokenWhoseKeyIsMissingHereIsLeftAsItIs() {
        String id = connected("youtube", "");
        String seal = read(id, "access_token");
        Rows.update("UPDATE credentials SET access_token = '00000000' || substr(access_token, 9), refresh_due_at = NULL, "
                + "token_issued_at = token_issued_at - interval '1 day' WHERE id = ?", id);
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(503);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
        Rows.update("UPDATE credentials SET access_token = ? WHERE id = ?", seal, id);
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(200);
    }

    @Test
    void aTokenThatWasChangedIsFoundOutByWhoeverNeedsIt() {
        String id = connected("instagram", "");
        Rows.update("UPDATE credentials SET access_token = left(access_token, 20), "
                + "token_issued_at = token_issued_at - interval '2 days' WHERE id = ?", id);
        sarah.request().post("/credentials/{id}/refresh", id).then().statusCode(409);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("needs-reauth")),
                hasJsonPath("stateReason", equalTo("token-unreadable")));
    }

    @Test
    void aLeaseOfADeadInstanceEnds() {
        String id = connected("youtube", "");
        Rows.update("UPDATE credentials SET leased_until = now() AT TIME ZONE 'UTC' + interval '1 hour' WHERE id = ?", id);
        makeDue(id);
        Eventually.pause(2500);
        assertThat(Sandbox.calls(name).get("refreshes").asInt()).as("while it is held").isZero();
        Rows.update("UPDATE credentials SET leased_until = " + PAST + "'1 second' WHERE id = ?", id);
        Eventually.until(() -> Sandbox.calls(name).get("refreshes").asInt() == 1);
    }
}
