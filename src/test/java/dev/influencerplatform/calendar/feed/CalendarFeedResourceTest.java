package dev.influencerplatform.calendar.feed;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasNoJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class CalendarFeedResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void theAddressIsShownOnceAndOpensTheFeed() {
        sarah.newShoot(Map.of("time", "14:30", "durationMinutes", 90));
        sarah.newUpload(Map.of("date", "2026-12-04"));
        sarah.block("2026-12-24");
        JsonNode feed = open("all");
        assertThat(feed.get("url").asText())
                .matches("https://api\\.example\\.test/api/v1/calendar/feeds/feed_[A-Za-z0-9_-]{43}\\.ics");
        sarah.request().get("/calendar/feeds").then().statusCode(200).body(hasNoJsonPath("items[0].url"))
                .body(hasJsonPath("items[0].lastReadAt", nullValue()));
        System.out.println(read(feed).asString());
        sarah.request().get("/calendar/feeds").then().body(hasJsonPath("items[0].lastReadAt", notNullValue()));
    }

    private JsonNode open(String scope) {
        return Api.json(sarah.sending(Map.of("name", "Phone", "scope", scope)).post("/calendar/feeds"));
    }

    private static Response read(JsonNode feed) {
        String url = feed.get("url").asText();
        return Api.anonymous().get("/calendar/feeds/{file}", url.substring(url.lastIndexOf('/') + 1)).then()
                .statusCode(200).extract().response();
    }
}
