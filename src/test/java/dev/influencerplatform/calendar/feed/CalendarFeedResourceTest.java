package dev.influencerplatform.calendar.feed;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class CalendarFeedResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void theAddressIsShownOnceAndOpensTheFeed() {
        JsonNode feed = open("all");
        assertThat(feed.get("url").asText())
                .matches("https://api\\.example\\.test/api/v1/calendar/feeds/feed_[A-Za-z0-9_-]{43}\\.ics");
        sarah.request().get("/calendar/feeds").then().statusCode(200)
                .body(hasJsonPath("items[0].id", equalTo(feed.get("id").asText())))
                .body(hasJsonPath("items[0].name", equalTo("Phone"))).body(hasJsonPath("items[0].scope", equalTo("all")))
                .body(hasNoJsonPath("items[0].url")).body(hasJsonPath("items[0].lastReadAt", nullValue()));
        read(feed).then().statusCode(200).contentType("text/calendar;charset=UTF-8").body(startsWith("BEGIN:VCALENDAR\r\n"));
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items[0].lastReadAt", notNullValue()));
    }

    @Test
    void theTokenIsNowhereInTheDatabase() {
        JsonNode feed = Api.json(sarah.sending(Map.of("name", "Phone", "scope", "all")).header("Idempotency-Key", "k")
                .post("/calendar/feeds"));
        String token = fileOf(feed).replace(".ics", "");
        read(feed).then().statusCode(200);
        for (String table : Rows.texts("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            assertThat(Rows.count(table + " AS t WHERE strpos(t::text, ?) > 0 OR strpos(t::text, ?) > 0", token,
                    hex(token))).as(table).isZero();
        }
        assertThat(Rows.text("SELECT length(token_hash) FROM calendar_feeds WHERE id = ?", feed.get("id").asText()))
                .isEqualTo("32");
    }

    @Test
    void aLostAnswerIsGivenAgainWithItsAddress() {
        Response first = sarah.sending(Map.of("name", "Phone", "scope", "all")).header("Idempotency-Key", "k")
                .post("/calendar/feeds");
        sarah.sending(Map.of("name", "Phone", "scope", "all")).header("Idempotency-Key", "k").post("/calendar/feeds").then()
                .statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(first.asString()));
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void aFeedIsFoundAtItsLocation() {
        Response created = sarah.sending(Map.of("name", "Phone", "scope", "busy")).post("/calendar/feeds");
        sarah.request().get("/calendar/feeds/{id}", Api.json(created).get("id").asText()).then().statusCode(200)
                .header("ETag", created.header("ETag")).body(hasJsonPath("scope", equalTo("busy")))
                .body(hasNoJsonPath("url"));
        created.then().header("Location", endsWith("/api/v1/calendar/feeds/" + Api.json(created).get("id").asText()));
    }

    @Test
    void aFeedThatWasReadInBetweenIsNotRevokedUnseen() {
        JsonNode feed = open("all");
        String path = "/calendar/feeds/" + feed.get("id").asText();
        String stale = sarah.request().get(path).header("ETag");
        read(feed);
        sarah.request().header("If-Match", stale).delete(path).then().statusCode(412);
        sarah.request().header("If-Match", sarah.request().get(path).header("ETag")).delete(path).then().statusCode(204);
    }

    @Test
    void aFeedIsCompressed() {
        JsonNode feed = open("all");
        Api.anonymous().header("Accept-Encoding", "gzip").get("/calendar/feeds/{file}", fileOf(feed)).then()
                .header("Content-Encoding", "gzip");
    }

    @Test
    void aRevokedFeedIsGone() {
        JsonNode feed = open("all");
        sarah.request().delete("/calendar/feeds/{id}", feed.get("id").asText()).then().statusCode(204).body(emptyString());
        read(feed).then().statusCode(404).body(hasJsonPath("code", equalTo("not-found")));
        sarah.request().delete("/calendar/feeds/{id}", feed.get("id").asText()).then().statusCode(404);
    }

    @Test
    void aStrangerRevokesNothing() {
        JsonNode feed = open("all");
        Account stranger = Api.newAccount();
        stranger.request().delete("/calendar/feeds/{id}", feed.get("id").asText()).then().statusCode(404);
        stranger.request().get("/calendar/feeds").then().body(hasJsonPath("items", hasSize(0)));
        read(feed).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "feed_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "feed_", "x", "feed_short",
            "01a20380-54d5-7cd4-9dba-cef56364728f" })
    void aGuessedTokenOpensNothing(String token) {
        Api.anonymous().get("/calendar/feeds/{file}", token + ".ics").then().statusCode(404)
                .contentType("application/problem+json").body(hasJsonPath("code", equalTo("not-found")))
                .body(hasJsonPath("instance", not(endsWith("AAA.ics"))));
    }

    @Test
    void aFeedThatIsKnownIsNotSentAgain() {
        JsonNode feed = open("all");
        String tag = read(feed).then().header("Cache-Control", equalTo("private, no-cache")).extract().header("ETag");
        assertThat(read(feed).header("ETag")).isEqualTo(tag).startsWith("\"");
        known(feed, tag).then().statusCode(304).header("ETag", tag).body(emptyString());
        Api.anonymous().head("/calendar/feeds/{file}", fileOf(feed)).then().statusCode(200).header("ETag", tag);
        sarah.newShoot();
        known(feed, tag).then().statusCode(200).header("ETag", not(equalTo(tag)));
    }

    @Test
    void aReadingIsRememberedOnceAMinute() {
        JsonNode feed = open("all");
        Rows.update("UPDATE calendar_feeds SET last_read_at = now() AT TIME ZONE 'UTC' - interval '10 seconds' WHERE id = ?",
                feed.get("id").asText());
        String before = sarah.request().get("/calendar/feeds").jsonPath().getString("items[0].lastReadAt");
        read(feed);
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items[0].lastReadAt", equalTo(before)));
        Rows.update("UPDATE calendar_feeds SET last_read_at = last_read_at - interval '1 minute' WHERE id = ?",
                feed.get("id").asText());
        read(feed);
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items[0].lastReadAt", not(startsWith(before))));
    }

    @Test
    void feedsAreListedNewestFirst() {
        List<String> ids = List.of(open("all"), open("busy"), open("shoots")).stream().map(feed -> feed.get("id").asText())
                .toList();
        String cursor = sarah.request().get("/calendar/feeds?limit=2").then()
                .body(hasJsonPath("items[*].id", contains(ids.get(2), ids.get(1)))).extract().jsonPath()
                .getString("nextCursor");
        sarah.request().get("/calendar/feeds?limit=2&cursor={c}", cursor).then()
                .body(hasJsonPath("items[*].id", contains(ids.get(0))));
    }

    @Test
    void anAccountHasTwentyFeedsAtMost() {
        List<Integer> statuses = Parallel.times(25, () -> sarah.sending(Map.of("name", "Phone", "scope", "busy"))
                .post("/calendar/feeds").statusCode());
        assertThat(statuses).containsOnly(201, 409).filteredOn(status -> status == 201).hasSize(20);
        sarah.sending(Map.of("name", "Phone", "scope", "busy")).post("/calendar/feeds").then().statusCode(409)
                .body(hasJsonPath("code", equalTo("too-many-feeds")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"scope":"all"}                               | 422 | name
            {"name":" ","scope":"all"}                    | 422 | name
            {"name":"Phone"}                              | 422 | scope
            {"name":"Phone","scope":"everything"}         | 422 | scope
            {"name":"Phone","scope":"ALL"}                | 422 | scope
            {"name":"Phone","scope":1}                    | 400 | scope
            {"name":"Phone","scope":"all","url":"x"}      | 400 | url
            {"name":"Ph\\u0000ne","scope":"all"}          | 422 | name
            """)
    void aFeedIsAskedForProperly(String body, int status, String field) {
        sarah.request().contentType("application/json").body(body).post("/calendar/feeds").then().statusCode(status)
                .body(hasJsonPath("violations[0].field", equalTo(field)));
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items", hasSize(0)));
    }

    @Test
    void theTokenIsInNoLog() {
        JsonNode feed = open("all");
        read(feed);
        sarah.request().delete("/calendar/feeds/{id}", feed.get("id").asText());
        sarah.request().get("/logs?limit=100").then()
                .body(hasJsonPath("items[*].action", contains("revoke_calendar_feed", "create_calendar_feed", "register")))
                .body(not(containsString("feed_")));
    }

    private JsonNode open(String scope) {
        return Api.json(sarah.sending(Map.of("name", "Phone", "scope", scope)).post("/calendar/feeds"));
    }

    private static String fileOf(JsonNode feed) {
        String url = feed.get("url").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Response read(JsonNode feed) {
        return Api.anonymous().get("/calendar/feeds/{file}", fileOf(feed));
    }

    private static Response known(JsonNode feed, String tag) {
        return Api.anonymous().header("If-None-Match", tag).get("/calendar/feeds/{file}", fileOf(feed));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
