package dev.influencerplatform.metric;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
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
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and media, pulled from the played platforms. */
@WithApplication
class MetricsResourceTest {

    private final Account sarah = Api.newAccount();
    private final String name = Api.unique("ana");

    /** A platform that is left alone is not to be another test's. */
    @AfterEach
    void endPauses() {
        Rows.update("DELETE FROM platform_pauses");
    }

    private String pulled(String platform, String fault) {
        String id = sarah.connect(platform, name + fault);
        Eventually.pulled(id);
        return id;
    }

    private void pullAgain(String id) {
        Rows.update(
                "UPDATE syncs SET finished_at = finished_at - interval '1 hour', started_at = started_at - interval '1 hour' "
                        + "WHERE credential_id = ?",
                id);
        sarah.request().post("/credentials/{id}/sync", id).then().statusCode(202).body(hasJsonPath("state", equalTo("queued")));
        Eventually.pulled(id);
    }

    private JsonNode metrics(String id) {
        return Api.json(sarah.request().get("/credentials/{id}/metrics", id));
    }

    private static String value(JsonNode metrics, String metric) {
        for (JsonNode one : metrics.get("current")) {
            if (one.get("metric").asText().equals(metric)) {
                return one.get("value").asText() + "|" + one.get("status").asText();
            }
        }
        return "absent";
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void numbersAreThereSoonAfterConnecting(String platform) {
        String id = pulled(platform, "");
        JsonNode metrics = metrics(id);
        assertThat(value(metrics, "followers")).matches("\\d+\\|ok");
        assertThat(metrics.get("sync").get("state").asText()).isEqualTo("ok");
        assertThat(metrics.get("sync").get("nextAt").asText()).isGreaterThan(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(metrics.get("history")).hasSizeGreaterThan(3);
        assertThat(Rows.texts(
                "SELECT DISTINCT action, status, platform FROM logs WHERE user_id = ? AND action LIKE 'fetch%' ORDER BY 1",
                sarah.id())).containsExactly("fetch_media|success|" + platform, "fetch_metrics|success|" + platform);
    }

    @Test
    void whatIsHiddenIsUnknownAndNotZero() {
        assertThat(value(metrics(pulled("youtube", ".hidden")), "followers")).isEqualTo("null|hidden");
    }

    @ParameterizedTest
    @CsvSource({ "instagram,small,unavailable", "facebook,small,unavailable", "instagram,missing,forbidden" })
    void whatThePlatformDoesNotTellSaysWhy(String platform, String fault, String status) {
        JsonNode metrics = metrics(pulled(platform, "." + fault));
        assertThat(metrics.get("current").findValuesAsText("status")).contains(status, "ok");
        assertThat(metrics.get("sync").get("state").asText()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({ "instagram,1", "facebook,2", "youtube,1" }) // Facebook does not count posts
    void oneDeadMetricFailsNoOther(String platform, int unsupported) {
        JsonNode metrics = metrics(pulled(platform, ".deadmetric"));
        List<String> statuses = metrics.get("current").findValuesAsText("status");
        assertThat(statuses).filteredOn(status -> status.equals("unsupported")).hasSize(unsupported);
        assertThat(statuses).filteredOn(status -> status.equals("ok")).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({ "instagram,broken,failed,platform-error,ok", "youtube,broken,failed,platform-error,ok",
            "youtube,garbage,failed,unreadable-answer,ok", "instagram,throttled,failed,account-limit,rate-limited",
            "facebook,throttled,failed,account-limit,rate-limited", "youtube,throttled,failed,account-limit,rate-limited" })
    void aPullThatFailsLeavesTheConnectionAlone(String platform, String fault, String sync, String reason, String state) {
        String id = pulled(platform, "." + fault);
        JsonNode told = metrics(id).get("sync");
        assertThat(told.get("state").asText() + "," + told.get("reason").asText()).isEqualTo(sync + "," + reason);
        assertThat(told.get("nextAt").isNull()).as("it will be tried again").isFalse();
        assertThat(Api.json(sarah.request().get("/credentials/{id}", id)).get("state").asText()).isEqualTo(state);
        assertThat(Rows.texts("SELECT DISTINCT status, platform, response_payload->>'reason' FROM logs WHERE user_id = ? "
                + "AND action LIKE 'fetch%' AND status = 'failure'", sarah.id()))
                .containsExactly("failure|" + platform + "|" + reason);
    }

    @Test
    void whenTheAppHasAskedTooMuchAllItsAccountsWait() {
        String id = pulled("instagram", "");
        pulled("instagram", ".quota");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("rate-limited")),
                hasJsonPath("stateReason", equalTo("app-limit")));
    }

    @Test
    void aSlowPlatformKeepsNoOtherWaiting() {
        List<String> slow = Parallel.times(12, i -> sarah.connect("instagram", name + i));
        slow.forEach(Eventually::pulled);
        String other = pulled("youtube", "");
        IntStream.range(0, slow.size()).forEach(i -> Sandbox.script(name + i, "slow"));
        Rows.update("UPDATE syncs SET started_at = NULL, finished_at = NULL, due_at = localtimestamp - CASE platform "
                + "WHEN 'youtube' THEN interval '0' ELSE interval '1 second' END WHERE credential_id IN "
                + "(SELECT id FROM credentials WHERE user_id = ?)", sarah.id());
        Eventually.until(() -> Rows.count("syncs WHERE credential_id = ? AND finished_at IS NOT NULL", other) == 1);
        int notBegun = Rows.count("syncs WHERE platform = 'instagram' AND started_at IS NULL AND credential_id IN "
                + "(SELECT id FROM credentials WHERE user_id = ?)", sarah.id());
        IntStream.range(0, slow.size()).forEach(i -> Sandbox.script(name + i));
        assertThat(notBegun).isPositive();
    }

    @Test
    void aRefusalInAPullAsksForThePersonAndConnectingAgainPullsAgain() {
        String id = pulled("instagram", "");
        Sandbox.script(name, "password");
        pullAgain(id);
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("needs-reauth")),
                hasJsonPath("stateReason", equalTo("password-changed")));
        sarah.request().get("/credentials/{id}/metrics", id).then().body(hasJsonPath("sync.nextAt", nullValue()),
                hasJsonPath("sync.reason", equalTo("password-changed")), hasJsonPath("current", hasSize(greaterThan(3))));
        sarah.request().post("/credentials/{id}/sync", id).then().statusCode(409)
                .body(hasJsonPath("code", equalTo("needs-reauth")));
        Sandbox.script(name);
        sarah.connect("instagram", name);
        Eventually.pulled(id);
        sarah.request().get("/credentials/{id}/metrics", id).then().body(hasJsonPath("sync.state", equalTo("ok")));
    }

    @Test
    void whatIsBrokenIsNotPulledAndOnceItIsMendedItIsAgain() {
        String id = pulled("youtube", "");
        int before = Sandbox.calls(name, "data");
        Rows.update("UPDATE credentials SET broken_at = localtimestamp, broken_reason = 'account-closed' WHERE id = ?", id);
        Rows.update("UPDATE syncs SET due_at = localtimestamp WHERE credential_id = ?", id);
        Eventually.until(() -> Rows.count("syncs WHERE credential_id = ? AND due_at > localtimestamp AND leased_until IS NULL",
                id) == 1);
        assertThat(Sandbox.calls(name, "data")).isEqualTo(before);
        sarah.request().get("/credentials/{id}/metrics", id).then().body(hasJsonPath("sync.nextAt", nullValue()));
        Rows.update("UPDATE credentials SET broken_at = NULL, broken_reason = NULL WHERE id = ?", id);
        sarah.request().get("/credentials/{id}/metrics", id).then().body(hasJsonPath("sync.nextAt", notNullValue()));
    }

    @Test
    void askingAgainTooSoonIsRefusedWithAWait() {
        String id = pulled("youtube", "");
        sarah.request().post("/credentials/{id}/sync", id).then().statusCode(429)
                .body(hasJsonPath("code", equalTo("sync-cooling-down"))).header("Retry-After", notNullValue());
    }

    @Test
    void whileTheWholeAppHasToWaitItIsNotPulled() {
        String id = pulled("youtube", "");
        Rows.update(
                "UPDATE syncs SET finished_at = finished_at - interval '1 hour', started_at = started_at - interval '1 hour' "
                        + "WHERE credential_id = ?",
                id);
        Rows.update("INSERT INTO platform_pauses VALUES ('youtube', 'quota-exceeded', now() AT TIME ZONE 'UTC', "
                + "now() AT TIME ZONE 'UTC' + interval '3 hours')");
        sarah.request().get("/credentials/{id}", id).then().body(hasJsonPath("state", equalTo("rate-limited")),
                hasJsonPath("stateReason", equalTo("quota-exceeded")));
        sarah.request().post("/credentials/{id}/sync", id).then().statusCode(429);
    }

    @Test
    void aDayThatFailedDoesNotBlankThePortfolio() {
        String id = pulled("youtube", "");
        Rows.update("INSERT INTO metrics (credential_id, metric, day, status, observed_at) "
                + "VALUES (CAST(? AS uuid), 'followers', current_date + 1, 'failed', now())", id);
        Api.anonymous().get("/portfolio/{slug}", sarah.slug()).then()
                .body(hasJsonPath("platforms[0].followers", greaterThan(0)));
    }

    @Test
    void howeverManyAskItIsPulledOnce() {
        String id = pulled("youtube", "");
        int before = Sandbox.calls(name).get("listings").asInt();
        Rows.update(
                "UPDATE syncs SET finished_at = finished_at - interval '1 hour', started_at = started_at - interval '1 hour' "
                        + "WHERE credential_id = ?",
                id);
        Set<Integer> statuses = new HashSet<>(
                Parallel.times(8, () -> sarah.request().post("/credentials/{id}/sync", id).statusCode()));
        Eventually.pulled(id);
        assertThat(statuses).isSubsetOf(202, 429).contains(202);
        assertThat(Sandbox.calls(name).get("listings").asInt()).isEqualTo(before + 1);
    }

    @Test
    void aDayHasOneRowAndKeepsWhatWasKnown() {
        String id = pulled("youtube", "");
        String followers = value(metrics(id), "followers");
        Sandbox.script(name, "hidden");
        pullAgain(id);
        assertThat(value(metrics(id), "followers")).isEqualTo(followers);
        assertThat(Rows.text("SELECT count(*) - count(DISTINCT (metric, day)) FROM metrics WHERE credential_id = ?", id))
                .isEqualTo("0");
    }

    @Test
    void historyIsByDay() {
        String id = pulled("instagram", "");
        Rows.update("INSERT INTO metrics (credential_id, metric, day, value, status, observed_at) "
                + "SELECT CAST(? AS uuid), 'followers', d, 100, 'ok', now() FROM generate_series(DATE '2024-01-01', DATE '2024-12-31', '1 day') d",
                id);
        sarah.request().get("/credentials/{id}/metrics?from=2024-01-01&to=2024-12-31", id).then()
                .body(hasJsonPath("history", hasSize(366)), hasJsonPath("history[365].day", equalTo("2024-12-31")));
        sarah.request().get("/credentials/{id}/metrics?from=2024-03-01&to=2024-03-02", id).then()
                .body(hasJsonPath("history[*].day", contains("2024-03-01", "2024-03-02")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "from=2024-01-01&to=2025-01-01", "from=2024-02-02&to=2024-02-01", "from=yesterday",
            "to=2024-02-30",
            "from=2024-01-01", "from=" })
    void aRangeThatCannotBeShownIsRefused(String range) {
        sarah.request().get("/credentials/{id}/metrics?" + range, sarah.connect("instagram", name)).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "instagram", "facebook", "youtube" })
    void mediaAreListedNewestFirst(String platform) {
        String id = pulled(platform, "");
        List<String> times = Api.json(sarah.request().get("/credentials/{id}/media?limit=100", id))
                .findValuesAsText("publishedAt");
        assertThat(times).hasSize(12).isSortedAccordingTo((a, b) -> b.compareTo(a));
        sarah.request().get("/credentials/{id}/media?limit=5", id).then().body(hasJsonPath("items", hasSize(5)),
                hasJsonPath("nextCursor", notNullValue()), hasJsonPath("items[0].permalink", notNullValue()),
                hasJsonPath("items[0].counts.likes", notNullValue()));
    }

    @ParameterizedTest
    @CsvSource({ "instagram,125", "facebook,125", "youtube,115" }) // ten of the videos are private
    void allPagesOfMediaArePulled(String platform, int media) {
        String id = pulled(platform, ".rich");
        assertThat(Rows.count("media WHERE credential_id = ?", id)).isEqualTo(media);
    }

    /** As all of them are dear: they cost an app's whole allowance, if one account may have them listed at will. */
    @Test
    void aPullInBetweenListsTheNewestMediaAlone() {
        String id = pulled("youtube", ".rich");
        Rows.update("DELETE FROM media WHERE credential_id = ?", id);
        pullAgain(id);
        assertThat(Rows.count("media WHERE credential_id = ?", id)).isBetween(1, 50);
        Rows.update("UPDATE syncs SET listed_at = listed_at - interval '1 day' WHERE credential_id = ?", id);
        pullAgain(id);
        assertThat(Rows.count("media WHERE credential_id = ?", id)).isEqualTo(115);
    }

    @Test
    void mediaThatAreGoneAreMarkedAndMediaThatComeAgainAreNot() {
        String id = pulled("youtube", ".shrinking");
        int before = Rows.count("media WHERE credential_id = ? AND removed_at IS NULL", id);
        pullAgain(id);
        sarah.request().get("/credentials/{id}/media?removed=true", id).then().body(hasJsonPath("items", hasSize(1)),
                hasJsonPath("items[0].removedAt", notNullValue()));
        assertThat(Rows.count("media WHERE credential_id = ? AND removed_at IS NULL", id)).isEqualTo(before - 1);
        Sandbox.script(name + ".shrinking");
        pullAgain(id);
        sarah.request().get("/credentials/{id}/media?removed=true", id).then().body(hasJsonPath("items", hasSize(0)));
    }

    @Test
    void whatYouTubeDoesNotLetBeKeptIsDropped() {
        String id = pulled("youtube", "");
        String instagram = sarah.connect("instagram", name);
        Eventually.pulled(instagram);
        sarah.request().get("/credentials/{id}/metrics", id).then().body(hasJsonPath("retentionDays", equalTo(29)));
        String young = sarah.connect("youtube", name + "2");
        Eventually.pulled(young);
        age(id, "29 days 1 second");
        age(instagram, "29 days 1 second");
        age(young, "28 days 23 hours");
        Eventually.until(() -> Rows.count("credentials WHERE id = ? AND account_name IS NULL", id) == 1);
        assertThat(kept(id)).isZero();
        assertThat(kept(young)).as("not yet").isPositive();
        assertThat(kept(instagram)).as("Instagram sets no limit").isPositive();
        assertThat(Rows.count("credentials WHERE user_id = ? AND account_name IS NOT NULL", sarah.id())).isEqualTo(2);
    }

    private static void age(String id, String age) {
        for (String table : List.of("metrics", "media")) {
            Rows.update("UPDATE " + table + " SET observed_at = localtimestamp - CAST(? AS interval) WHERE credential_id = ?",
                    age, id);
        }
        Rows.update("UPDATE credentials SET connected_at = localtimestamp - CAST(? AS interval) WHERE id = ?", age, id);
    }

    private static int kept(String id) {
        return Rows.count("metrics WHERE credential_id = ?", id) + Rows.count("media WHERE credential_id = ?", id);
    }

    @Test
    void thePortfolioShowsNumbersWithTheirTime() {
        pulled("youtube", "");
        Eventually.pulled(sarah.connect("instagram", name + ".hidden"));
        Api.anonymous().get("/portfolio/{slug}", sarah.slug()).then().body(
                hasJsonPath("platforms[*].platform", contains("instagram", "youtube")),
                hasJsonPath("platforms[1].followers", greaterThan(0)), hasJsonPath("platforms[1].observedAt", notNullValue()),
                hasJsonPath("platforms[1].views", greaterThan(0)), hasJsonPath("platforms[0].views", nullValue()),
                hasJsonPath("platforms[*].accountName", hasItem(not(equalTo(null)))));
    }

    @Test
    void disconnectingTakesTheNumbersAlong() {
        String id = pulled("youtube", "");
        sarah.request().delete("/credentials/{id}", id).then().statusCode(204);
        for (String table : List.of("metrics", "media", "syncs")) {
            assertThat(Rows.count(table + " WHERE credential_id = ?", id)).as(table).isZero();
        }
    }
}
