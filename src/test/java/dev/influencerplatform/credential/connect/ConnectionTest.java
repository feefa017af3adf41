package dev.influencerplatform.credential.connect;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.TestDatabase;
import dev.influencerplatform.support.WithApplication;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the platform and back, by way of the played platforms. */
@WithApplication
class ConnectionTest {

    private final Account sarah = Api.newAccount();

    private String name(String fault) {
        return Api.unique("ana") + fault;
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void anAccountIsConnected(String platform) {
        String account = name("");
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl(platform), account));
        assertThat(outcome).containsEntry("state", "ok").containsKey("connected").doesNotContainKey("error");
        sarah.request().get("/credentials/{id}", outcome.get("connected")).then().statusCode(200)
                .body(hasJsonPath("platform", equalTo(platform)), hasJsonPath("platformUserId", notNullValue()),
                        hasJsonPath("accountName", org.hamcrest.Matchers.containsStringIgnoringCase(account)),
                        hasJsonPath("state", equalTo("ok")), hasJsonPath("missingScopes", hasSize(0)));
        assertThat(Rows.texts("SELECT status, platform FROM logs WHERE user_id = ? AND action = 'connect_account'", sarah.id()))
                .containsExactly("success|" + platform);
    }

    @ParameterizedTest
    @CsvSource({ "instagram,personal,not-professional", "youtube,nochannel,no-channel", "facebook,nopages,no-page",
            "youtube,norefresh,no-refresh-token", "instagram,down,platform-unavailable", "facebook,down,platform-unavailable",
            "youtube,down,platform-unavailable", "instagram,crowded,platform-rate-limited",
            "facebook,crowded,platform-rate-limited", "instagram,unknownapp,platform-misconfigured",
            "facebook,unknownapp,platform-misconfigured", "youtube,unknownapp,platform-misconfigured" })
    void whatCannotBeConnectedSaysWhy(String platform, String fault, String code) {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl(platform), name("." + fault)));
        assertThat(outcome).containsEntry("error", code).doesNotContainKey("connected");
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).isZero();
        assertThat(Rows.texts("SELECT status, platform, response_payload->>'code' FROM logs WHERE user_id = ? "
                + "AND action = 'connect_account'", sarah.id())).containsExactly("failure|" + platform + "|" + code);
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void whoDeniesIsNotConnected(String platform) {
        assertThat(Sandbox.outcome(Sandbox.deny(sarah.authorizationUrl(platform)))).containsEntry("error", "access-denied");
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void aMissingScopeLimits(String platform) {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl(platform), name(".missing")));
        assertThat(outcome).containsEntry("state", "limited-scopes");
        sarah.request().get("/credentials/{id}", outcome.get("connected")).then()
                .body(hasJsonPath("state", equalTo("limited-scopes")), hasJsonPath("stateReason", equalTo("scope-missing")),
                        hasJsonPath("action", equalTo("allow-scopes")), hasJsonPath("missingScopes", hasSize(1)));
    }

    @Test
    void aStateIsGoodForOneReturn() {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        assertThat(Sandbox.outcome(callback)).containsKey("connected");
        assertThat(Sandbox.outcome(callback)).containsEntry("error", "state-used");
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).isEqualTo(1);
    }

    @Test
    void ofManyReturnsWithOneStateOneConnects() {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        List<Map<String, String>> outcomes = Parallel.times(10, () -> Sandbox.outcome(callback));
        assertThat(outcomes).filteredOn(outcome -> outcome.containsKey("connected")).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> "state-used".equals(outcome.get("error"))).hasSize(9);
    }

    @Test
    void aStateEnds() {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        Rows.update("UPDATE connect_attempts SET expires_at = now() AT TIME ZONE 'UTC' - interval '1 second' WHERE user_id = ?",
                sarah.id());
        assertThat(Sandbox.outcome(callback)).containsEntry("error", "state-expired");
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?state=", "?state=abc&code=x", "?code=x",
            "?state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code=x",
            "?error=access_denied", "?state=a&state=b" })
    void aStateThatNobodyWasGivenIsRefused(String query) {
        Sandbox.comeBack("https://api.example.test/api/v1/credentials/youtube/callback" + query).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("state-unknown")));
    }

    @Test
    void aStateOfOnePlatformIsNoneOfAnother() {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        Sandbox.comeBack(callback.replace("/youtube/", "/instagram/")).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("state-unknown")));
        assertThat(Sandbox.outcome(callback)).as("which it has not used up").containsKey("connected");
    }

    @Test
    void aCodeThatWasChangedIsRefused() {
        String callback = Sandbox.allow(sarah.authorizationUrl("instagram"), name(""));
        assertThat(Sandbox.outcome(callback.replaceFirst("code=[^&]*", "code=other"))).containsEntry("error", "code-refused");
        assertThat(Sandbox.outcome(callback)).containsEntry("error", "state-used");
    }

    @ParameterizedTest
    @ValueSource(strings = { "code=", "code=%23_", "code=%20%20" })
    void aReturnWithoutACodeIsNone(String code) {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        assertThat(Sandbox.outcome(callback.replaceFirst("code=[^&]*", code))).containsEntry("error", "code-missing");
    }

    @Test
    void aReturnIsKeptByNobodyAndTellsNobodyWhereItWas() {
        Sandbox.comeBack(Sandbox.allow(sarah.authorizationUrl("instagram"), name(""))).then().statusCode(303)
                .header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }

    @Test
    void whoeverBeginsAllTheTimeHasToWait() {
        Rows.update(
                "INSERT INTO connect_attempts (user_id, platform, state_hash, return_to, expires_at) SELECT CAST(? AS uuid), "
                        + "'youtube', uuid_send(gen_random_uuid()), 'https://app.example.test', localtimestamp FROM generate_series(1, 19)",
                sarah.id());
        List<Integer> statuses = Parallel.times(4,
                () -> sarah.sending("{}").post("/credentials/instagram/authorize").statusCode());
        assertThat(statuses).containsOnly(201, 429).containsOnlyOnce(201);
        sarah.sending("{}").post("/credentials/instagram/authorize").then().header("Retry-After", notNullValue())
                .body(hasJsonPath("code", equalTo("too-many-connect-attempts")));
        Rows.update("UPDATE connect_attempts SET created_at = localtimestamp - interval '11 minutes' WHERE user_id = ?",
                sarah.id());
        sarah.sending("{}").post("/credentials/instagram/authorize").then().statusCode(201);
    }

    /** The code is used up: what it brought must not be lost over a moment's lock. */
    @Test
    void aConsentOutlastsADatabaseThatStumbles() throws Exception {
        String callback = Sandbox.allow(sarah.authorizationUrl("youtube"), name(""));
        try (Connection other = TestDatabase.connect(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("SELECT 1 FROM users WHERE id = '" + sarah.id() + "' FOR UPDATE");
            CompletableFuture<Map<String, String>> outcome = CompletableFuture.supplyAsync(() -> Sandbox.outcome(callback));
            // past the time that a lock is waited for
            Eventually.pause(2500);
            other.commit();
            assertThat(outcome.get(20, TimeUnit.SECONDS)).containsKey("connected");
        }
    }

    @Test
    void anotherErrorOfThePlatformIsPassedOnInOurWords() {
        String callback = Sandbox.allow(sarah.authorizationUrl("facebook"), name(""));
        assertThat(Sandbox.outcome(callback.replaceFirst("code=[^&]*", "error=%3Cscript%3E")))
                .containsEntry("error", "platform-refused");
    }

    @Test
    void theStateIsNotInTheDatabase() {
        String state = Sandbox.parametersOf(URI.create(sarah.authorizationUrl("youtube"))).get("state");
        assertThat(state).hasSize(43);
        assertThat(Rows.text("SELECT count(*) FROM connect_attempts a WHERE a::text LIKE ?", "%" + state + "%")).isEqualTo("0");
        assertThat(Rows.text("SELECT count(*) FROM logs l WHERE l::text LIKE ?", "%" + state + "%")).isEqualTo("0");
    }

    @Test
    void onlyYouTubeTakesACodeChallenge() {
        assertThat(Sandbox.parametersOf(URI.create(sarah.authorizationUrl("youtube"))))
                .containsEntry("code_challenge_method", "S256").hasEntrySatisfying("code_challenge",
                        challenge -> assertThat(challenge).hasSize(43));
        assertThat(Sandbox.parametersOf(URI.create(sarah.authorizationUrl("instagram")))).doesNotContainKey("code_challenge");
        assertThat(Rows.texts("SELECT platform, code_verifier IS NULL FROM connect_attempts WHERE user_id = ? ORDER BY 1",
                sarah.id())).containsExactly("instagram|t", "youtube|f");
    }

    @Test
    void connectingAgainKeepsTheRowAndMendsIt() {
        String account = name("");
        String id = sarah.connect("youtube", account);
        String before = Rows.text("SELECT access_token FROM credentials WHERE id = ?", id);
        Rows.update(
                "UPDATE credentials SET broken_at = now(), broken_reason = 'grant-ended', refresh_due_at = NULL WHERE id = ?",
                id);
        assertThat(sarah.connect("youtube", account)).isEqualTo(id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("ok")));
        assertThat(Rows.text("SELECT access_token FROM credentials WHERE id = ?", id)).isNotEqualTo(before);
    }

    @Test
    void anotherAccountHasItsOwnRow() {
        String first = sarah.connect("youtube", name(""));
        assertThat(sarah.connect("youtube", name(""))).isNotEqualTo(first);
        sarah.request().get("/credentials?platform=youtube").then().body(hasJsonPath("items", hasSize(2)));
    }

    @Test
    void anAccountThatSomebodyElseHasConnectedIsNotTakenOver() {
        String account = name("");
        String id = sarah.connect("instagram", account);
        Account stranger = Api.newAccount();
        assertThat(Sandbox.outcome(Sandbox.allow(stranger.authorizationUrl("instagram"), account)))
                .containsEntry("error", "account-taken");
        assertThat(Rows.text("SELECT user_id FROM credentials WHERE id = ?", id)).isEqualTo(sarah.id());
    }

    @Test
    void ofTwoUsersWhoConnectOneAccountAtOnceOneHasIt() {
        String account = name("");
        List<String> callbacks = List.of(sarah, Api.newAccount(), Api.newAccount(), Api.newAccount()).stream()
                .map(user -> Sandbox.allow(user.authorizationUrl("instagram"), account)).toList();
        List<Map<String, String>> outcomes = Parallel.times(4, i -> Sandbox.outcome(callbacks.get(i)));
        assertThat(outcomes).filteredOn(outcome -> outcome.containsKey("connected")).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> "account-taken".equals(outcome.get("error"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({ "https://app.example.test/connections,https://app.example.test/connections?",
            "https://app.example.test/connections/youtube?tab=1,https://app.example.test/connections/youtube?tab=1&",
            "https://app.example.test/connections/雪,https://app.example.test/connections/%E9%9B%AA?",
            "influencer-app://connected,influencer-app://connected?" })
    void theBrowserGoesWhereTheFrontEndSaid(String redirectTo, String begin) {
        String url = Api.json(sarah.sending(Map.of("redirectTo", redirectTo)).post("/credentials/youtube/authorize"))
                .get("authorizationUrl").asText();
        assertThat(Sandbox.comeBack(Sandbox.allow(url, name(""))).header("Location")).startsWith(begin + "connected=");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/connections", "https://app.example.test.evil.example/connections",
            "https://app.example.test@evil.example/connections", "//evil.example/connections", "javascript:alert(1)",
            "https://app.example.test/connectionsevil", "https://app.example.test/connections/../admin",
            "https://app.example.test/connections/%2e%2e/admin", "https://app.example.test/",
            "http://app.example.test/connections",
            "https://app.example.test:8443/connections", "https://app.example.test/connections#x", "/connections", "",
            "https://app.example.test\\@evil.example/connections", "https://u@app.example.test/connections",
            "influencer-app://other", "influencer-app:connected", "https://app.example.test/connections//evil.example" })
    void theBrowserGoesNowhereElse(String redirectTo) {
        sarah.sending(Map.of("redirectTo", redirectTo)).post("/credentials/youtube/authorize").then().statusCode(422)
                .body(hasJsonPath("violations[0].field", equalTo("redirectTo")));
        assertThat(Rows.count("connect_attempts WHERE user_id = ?", sarah.id())).isZero();
    }

    @Test
    void beginningIsToldWithItsEnd() {
        JsonNode answer = Api.json(sarah.sending("{}").post("/credentials/instagram/authorize"));
        assertThat(Instant.parse(answer.get("expiresAt").asText())).isBetween(Instant.now().plus(Duration.ofMinutes(9)),
                Instant.now().plus(Duration.ofMinutes(11)));
        assertThat(answer.get("authorizationUrl").asText()).contains("/oauth/authorize", "client_id=", "response_type=code");
    }

    @Test
    void aBeginningNeedsNoBody() {
        sarah.request().noContentType().post("/credentials/instagram/authorize").then().statusCode(201);
    }

    @Test
    void aRepeatedBeginningIsTheSame() {
        String first = sarah.sending("{}").header("Idempotency-Key", "k1").post("/credentials/youtube/authorize").asString();
        assertThat(sarah.sending("{}").header("Idempotency-Key", "k1").post("/credentials/youtube/authorize").asString())
                .isEqualTo(first);
        assertThat(Rows.count("connect_attempts WHERE user_id = ?", sarah.id())).isEqualTo(1);
    }

    @Test
    void whatCannotBeConnectedHasNoWay() {
        sarah.sending("{}").post("/credentials/tiktok/authorize").then().statusCode(400);
        sarah.sending("{\"redirectTo\": 7}").post("/credentials/youtube/authorize").then().statusCode(400);
        sarah.sending("{\"scope\": \"x\"}").post("/credentials/youtube/authorize").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("unknown-field")));
    }

    @Test
    void platformsSayWhatTheyAskFor() {
        sarah.request().get("/platforms").then().statusCode(200)
                .body(hasJsonPath("items[*].platform", contains("instagram", "facebook", "youtube")),
                        hasJsonPath("items[*].configured", contains(true, true, true)),
                        hasJsonPath("items[*].sandbox", contains(true, true, true)),
                        hasJsonPath("items[0].scopes", hasItem("instagram_business_basic")));
    }
}
