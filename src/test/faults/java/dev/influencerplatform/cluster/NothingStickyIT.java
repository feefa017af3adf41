package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.TokenEndpoint;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a request is sent to does not matter: two instances are one service. Limits are counted together in
 * {@code RateLimitIT}, ten thousand due tokens are shared in {@code ManyCredentialsIT}, also when an instance is killed.
 */
class NothingStickyIT {

    private static final int AT_ONCE = 20;
    private static final int FREE_FAILURES = 8;
    private static final int ACCOUNTS = 300;
    private static final Duration GOOGLE_TAKES = Duration.ofMillis(50);

    @TempDir
    static Path folder;
    private static PostgresServer database;
    private static TokenEndpoint google;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        database = PostgresServer.start(folder.resolve("data"));
        google = TokenEndpoint.startRotating(GOOGLE_TAKES);
        Map<String, String> settings = Site.settings(database);
        DueAccounts.settings(settings, google);
        site = Site.start(settings);
    }

    @AfterAll
    static void stop() {
        site.close();
        google.close();
        database.close();
    }

    @Test
    void aKeyStandsForOneWrite() throws Exception {
        FaultReport.row("R14 across instances", "Duplicate submit, two instances", row -> {
            row.did("%d writes with the same Idempotency-Key at once, half of them to each instance", AT_ONCE);
            JsonNode person = register();
            List<Response> answers = Parallel.times(AT_ONCE, i -> at(i).auth().oauth2(person.get("accessToken").asText())
                    .header("Idempotency-Key", "one").body(Map.of("date", "2027-01-01", "brandName", "Once"))
                    .post("/api/v1/shoots"));
            List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
            int stored = database.count("shoots WHERE brand_name = 'Once'");
            row.saw("%d rows, %d times 201, %d times 409", stored, statuses.stream().filter(s -> s == 201).count(),
                    statuses.stream().filter(s -> s == 409).count());
            assertThat(statuses).containsOnly(201, 409).contains(201);
            assertThat(stored).isEqualTo(1);
        });
    }

    @Test
    void aSessionIsRefreshedOnceByAll() throws Exception {
        FaultReport.row("R17 across instances", "Two instances refresh the same session", row -> {
            row.did("%d refreshes with the same token at once, half of them at each instance", AT_ONCE);
            JsonNode person = register();
            List<Response> answers = Parallel.times(AT_ONCE,
                    i -> at(i).body(Map.of("refreshToken", person.get("refreshToken").asText()))
                            .post("/api/v1/auth/refresh"));
            List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
            List<String> tokens = answers.stream().map(answer -> answer.jsonPath().getString("refreshToken")).toList();
            String counter = database.text("SELECT counter FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = ?",
                    person.get("user").get("email").asText());
            row.saw("statuses %s, %d different new tokens, the counter moved by %s", new HashSet<>(statuses),
                    new HashSet<>(tokens).size(), counter);
            assertThat(statuses).containsOnly(200);
            assertThat(new HashSet<>(tokens)).hasSize(1);
            assertThat(counter).isEqualTo("1");
        });
    }

    @Test
    void whoSignsOutAtOneIsOutAtTheOther() throws Exception {
        FaultReport.row("Signing out across instances", "Signing out across instances", row -> {
            row.did("signed in at one instance, used at both, signed out at one");
            String token = register().get("accessToken").asText();
            at(1).auth().oauth2(token).get("/api/v1/users/me").then().statusCode(200);
            at(0).auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(204);
            long start = System.nanoTime();
            at(0).auth().oauth2(token).get("/api/v1/users/me").then().statusCode(401);
            Eventually.until(() -> at(1).auth().oauth2(token).get("/api/v1/users/me").statusCode() == 401);
            Duration noticed = Duration.ofNanos(System.nanoTime() - start);
            row.saw("refused at once there, and after %.1f s at the other", noticed.toMillis() / 1000.0);
            assertThat(noticed).isLessThan(Duration.ofSeconds(7));
        });
    }

    @Test
    void wrongPasswordsAreCountedTogether() throws Exception {
        FaultReport.row("Wrong passwords across instances", "Wrong passwords across instances", row -> {
            row.did("wrong passwords for one account, at each instance in turn, with no wait in between");
            String email = register().get("user").get("email").asText();
            List<Integer> statuses = IntStream.range(0, FREE_FAILURES + 4)
                    .mapToObj(i -> at(i).body(Map.of("email", email, "password", "wrong")).post("/api/v1/auth/login"))
                    .map(Response::statusCode).toList();
            row.saw("%s", statuses);
            assertThat(statuses.subList(0, FREE_FAILURES)).containsOnly(401);
            assertThat(statuses.subList(FREE_FAILURES + 1, statuses.size())).contains(429);
        });
    }

    @Test
    void aTokenOfAPlatformIsRenewedOnce() throws Exception {
        FaultReport.row("R18 across instances", "Two instances refresh the same provider token", row -> {
            row.did("%d accounts due at once, at a platform whose refresh tokens can be used once", ACCOUNTS);
            DueAccounts accounts = DueAccounts.add(ACCOUNTS, database, google);
            Eventually.until(() -> accounts.waiting() == 0);
            row.saw("%d calls, %d of accounts that were asked for twice", google.allCalls(),
                    google.calls().stream().filter(calls -> calls > 1).count());
            assertThat(google.calls()).hasSize(ACCOUNTS).containsOnly(1);
            assertThat(database.count("credentials WHERE broken_at IS NOT NULL OR leased_until IS NOT NULL")).isZero();
        });
    }

    private static JsonNode register() {
        return Api.json(at(0).body(Map.of("email", UUID.randomUUID() + "@example.com", "password", Api.PASSWORD, "displayName",
                "Somebody")).post("/api/v1/auth/register"));
    }

    /** A request to one of the two, in turn. */
    private static RequestSpecification at(int number) {
        Packaged instance = site.instance(number % Site.INSTANCES);
        return given().baseUri(instance.url()).contentType(ContentType.JSON);
    }
}
