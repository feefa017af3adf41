package dev.influencerplatform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.DatabaseGate;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Scrape;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the health of an instance says, in good times and in bad; quality.md, section 2, rows 3, 5 and 7. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int WORKERS = 4;
    private static final int STUCK = 20;

    @TempDir
    static Path folder;
    private static EmbeddedPostgres database;
    private static DatabaseGate gate;
    private static Packaged instance;

    @BeforeAll
    static void startBehindAGate() throws Exception {
        database = LocalPostgres.start(folder.resolve("data"), 0, false);
        gate = new DatabaseGate(database.getPort());
        Map<String, String> settings = Packaged.settings(database);
        settings.put("DATABASE_URL", "jdbc:postgresql://localhost:" + gate.port() + "/postgres");
        settings.put("DATABASE_POOL_SIZE", "2");
        settings.put("APP_GAUGES_EVERY", "1S");
        settings.put("QUARKUS_THREAD_POOL_MAX_THREADS", String.valueOf(WORKERS));
        instance = Packaged.start(settings);
        instance.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
        gate.close();
        database.close();
    }

    @Test
    @Order(1)
    void itTellsWhichCheckIsUpAndNothingElse() throws Exception {
        JsonNode ready = new ObjectMapper().readTree(health("ready").asString());
        assertThat(ready.get("status").asText()).isEqualTo("UP");
        assertThat(ready.get("checks").findValuesAsText("name")).containsExactlyInAnyOrder("database", "migrations",
                "token keys", "Graceful Shutdown");
        assertThat(ready.get("checks")).allSatisfy(check -> assertThat(check.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("name", "status"));
        assertThat(health("started").asString()).contains("migrations").doesNotContain("database");
        assertThat(health("live").asString()).doesNotContain("database");
    }

    @Test
    @Order(1)
    void gaugesAreNumbersWhileTheyCanBeAskedFor() throws Exception {
        instance.await(SOON, () -> Scrape.of(instance.managementUrl()).has("work_due", Map.of()));
        Scrape scrape = Scrape.of(instance.managementUrl());
        assertThat(scrape.sum("database_answers", Map.of())).isEqualTo(1);
        assertThat(scrape.sum("work_due", Map.of())).isNotNegative();
    }

    @Test
    @Order(2)
    void aPoolThatIsMerelyBusyIsNoOutage() throws Exception {
        String token = register();
        try (Connection other = database.getPostgresDatabase().getConnection(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE shoots");
            List<CompletableFuture<Integer>> stuck = stuckRequests(token);
            for (int look = 0; look < 8; look++) {
                assertThat(health("ready").statusCode()).isEqualTo(200);
                Thread.sleep(200);
            }
            assertThat(stuck).as("they were stuck all the while").noneMatch(request -> isDone(request, 200));
        }
    }

    @Test
    @Order(3)
    void aFrozenDatabaseIsDownSoonAndHoldsNothingUp() throws Exception {
        String token = register();
        long connections = connections();
        gate.shut();
        stuckRequests(token);
        instance.await(SOON, () -> health("ready").statusCode() == 503);
        long threads = threads();
        for (int look = 0; look < 30; look++) {
            assertThat(health("ready").asString()).contains("\"DOWN\"").doesNotContain("refused", "Exception", "timed out");
            assertThat(health("live").statusCode()).isEqualTo(200);
            assertThat(health("started").statusCode()).isEqualTo(200);
            Thread.sleep(200);
        }
        assertThat(threads()).as("threads while it was frozen").isLessThanOrEqualTo(threads + WORKERS);
        assertThat(instance.output()).containsOnlyOnce("The database has not answered for 4 s");
        Scrape scrape = Scrape.of(instance.managementUrl());
        assertThat(scrape.sum("database_answers", Map.of())).isZero();
        assertThat(scrape.sum("work_due", Map.of())).as("a number of before").isNaN();
        gate.open();
        instance.await(SOON, () -> health("ready").statusCode() == 200);
        instance.await(Duration.ofSeconds(15), () -> connections() <= connections);
    }

    @Test
    @Order(4)
    void aDeadDatabaseIsDownSoon() throws Exception {
        database.close();
        instance.await(SOON, () -> health("ready").statusCode() == 503);
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(health("ready").statusCode()).isEqualTo(503);
        database = LocalPostgres.start(folder.resolve("data"), database.getPort(), false);
        instance.await(SOON, () -> health("ready").statusCode() == 200);
    }

    /** More than there are threads and connections. */
    private static List<CompletableFuture<Integer>> stuckRequests(String token) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(STUCK);
        List<CompletableFuture<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < STUCK; i++) {
            requests.add(CompletableFuture.supplyAsync(
                    () -> given().auth().oauth2(token).get(instance.url() + "/api/v1/shoots").statusCode(), clients));
        }
        clients.shutdown();
        Thread.sleep(200);
        return requests;
    }

    private static boolean isDone(CompletableFuture<Integer> request, int status) {
        return request.isDone() && request.join() == status;
    }

    /** Whatever it says, it says it at once. */
    private static Response health(String kind) {
        long begin = System.nanoTime();
        Response answer = given().get(instance.url() + "/q/health/" + kind);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(kind).isLessThan(AT_ONCE);
        return answer;
    }

    private static String register() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", Api.unique("health") + "@example.com", "password", Api.PASSWORD, "displayName", "Health"))
                .post(instance.url() + "/api/v1/auth/register").then().statusCode(201).extract().path("accessToken");
    }

    private static long threads() {
        return instance.threads();
    }

    private static long connections() {
        try (Connection other = database.getPostgresDatabase().getConnection();
                var statement = other.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'influencer-platform'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
