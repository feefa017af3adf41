package dev.influencerplatform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of an instance in production: who asked for what, without anything that is nobody's business; item 42. */
class LogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 20;
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    @TempDir
    static Path folder;

    @Test
    void eachLineIsJsonThatTellsItsRequestAndItsUserAndNothingMore() throws Exception {
        EmbeddedPostgres database = LocalPostgres.start(folder.resolve("data"), 0, false);
        Map<String, String> settings = Packaged.settings(database);
        settings.put("ACCESS_LOG", "true");
        try (Packaged instance = Packaged.start(settings)) {
            instance.awaitReady();
            var account = at(instance, "registration").contentType(ContentType.JSON)
                    .body(Map.of("email", "log@example.com", "password", Api.PASSWORD, "displayName", "Log"))
                    .post("/api/v1/auth/register").then().statusCode(201).extract().jsonPath();
            String token = account.getString("accessToken");
            String userId = account.getString("user.id");
            at(instance, "hers").auth().oauth2(token).get("/api/v1/shoots").then().statusCode(200);
            at(instance, "nobodys").get("/api/v1/portfolio/nobody?secret=canary").then().statusCode(404);
            String link = "review_1234567890123_canaryCanaryCanaryCanaryCanaryCanaryCanaryCana";
            at(instance, "link").get("/api/v1/review-links/" + link).then().statusCode(404);
            at(instance, "trick").get("/;" + link).then().statusCode(400);
            database.close();
            List<Integer> statuses = outage(instance, token);

            assertThat(statuses).as("without a database").contains(503).doesNotContain(500);
            assertThat(of(instance, "hers")).singleElement().satisfies(line -> {
                assertThat(line.get("message").asText()).startsWith("GET /api/v1/shoots 200 ");
                assertThat(line.at("/mdc/userId").asText()).isEqualTo(userId);
            });
            assertThat(of(instance, "nobodys")).singleElement().satisfies(line -> {
                assertThat(line.get("message").asText()).startsWith("GET /api/v1/portfolio/{slug} 404 ");
                assertThat(line.at("/mdc/userId").isMissingNode()).as("left over from the request before").isTrue();
            });
            assertThat(of(instance, "link")).singleElement().extracting(line -> line.get("message").asText()).asString()
                    .startsWith("GET /api/v1/review-links/{token} 404 ");
            assertThat(of(instance, "trick")).hasSize(1);
            assertThat(linesOf(instance)).filteredOn(line -> line.get("message").asText().startsWith("Database unavailable"))
                    .isNotEmpty().allSatisfy(line -> assertThat(line.at("/mdc/requestId").asText()).startsWith("outage"))
                    // later ones fail before it is known whose they are
                    .anySatisfy(line -> {
                        assertThat(line.get("threadName").asText()).startsWith("executor-thread");
                        assertThat(line.at("/mdc/userId").asText()).isEqualTo(userId);
                    });
            assertThat(linesOf(instance)).filteredOn(line -> line.get("threadName").asText().equals("database-watch"))
                    .isNotEmpty().allSatisfy(line -> assertThat(line.path("mdc")).isEmpty());
            assertThat(instance.output()).doesNotContain("canary", "Canary", token, "log@example.com", Api.PASSWORD);
        }
    }

    /** quality.md, section 2, row 3: at most about a line a second, however many are turned away. */
    private static List<Integer> outage(Packaged instance, String token) throws IOException {
        long before = troubles(instance);
        Instant end = Instant.now().plus(OUTAGE);
        List<Integer> last = List.of();
        int requests = 0;
        while (Instant.now().isBefore(end)) {
            int first = requests;
            last = Parallel.times(CLIENTS, i -> at(instance, "outage" + (first + i)).auth().oauth2(token)
                    .get("/api/v1/shoots").statusCode());
            requests += CLIENTS;
        }
        assertThat(troubles(instance) - before).as("lines of %d requests in %s", requests, OUTAGE)
                .isLessThanOrEqualTo(3 * OUTAGE.toSeconds());
        return last;
    }

    private static long troubles(Packaged instance) throws IOException {
        return linesOf(instance).filter(line -> !line.get("level").asText().equals("INFO")).count();
    }

    @Test
    void whoeverPrefersTextGetsText() throws Exception {
        try (EmbeddedPostgres database = LocalPostgres.start(folder.resolve("text"), 0, false)) {
            Map<String, String> settings = Packaged.settings(database);
            settings.put("LOG_FORMAT", "text");
            try (Packaged instance = Packaged.start(settings)) {
                instance.awaitReady();
                assertThat(instance.output()).contains(" INFO  [").doesNotContain("{\"timestamp\"");
            }
            settings.put("LOG_FORMAT", "xml");
            assertThat(Packaged.runToTheEnd(settings).output()).contains("LOG_FORMAT must be json or text");
        }
    }

    private static RequestSpecification at(Packaged instance, String requestId) {
        return given().baseUri(instance.url()).header("X-Request-Id", requestId);
    }

    private static Stream<JsonNode> of(Packaged instance, String requestId) throws IOException {
        return linesOf(instance).filter(line -> line.at("/mdc/requestId").asText().equals(requestId));
    }

    private static Stream<JsonNode> linesOf(Packaged instance) throws IOException {
        return instance.output().lines().map(LogIT::parse);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + line, noJson);
        }
    }
}
