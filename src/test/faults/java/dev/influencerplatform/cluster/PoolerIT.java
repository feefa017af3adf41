package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.TokenEndpoint;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through PgBouncer in transaction mode, with fewer connections than the instances have: no session belongs to anybody. */
class PoolerIT {

    /** The instances have 16 together. */
    private static final int CONNECTIONS = 4;
    private static final int SIGN_INS = 10;
    private static final int ACCOUNTS = 200;
    private static final int AT_ONCE = 30;
    /** Fewer, as each hashes a password. */
    private static final int SAME_SLUG = 6;

    @TempDir
    static Path folder;
    private static PostgresServer database;
    private static TokenEndpoint google;
    private static Pooler pooler;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        database = PostgresServer.start(folder.resolve("data"));
        database.execute(
                "CREATE ROLE app LOGIN; GRANT ALL ON SCHEMA public TO app; ALTER ROLE app SET statement_timeout = '5s'; "
                        + "ALTER ROLE app SET lock_timeout = '2s'; ALTER ROLE app SET idle_in_transaction_session_timeout = '10s'; "
                        // the zone that instances set must win over whatever the database has
                        + "ALTER DATABASE postgres SET timezone = 'Asia/Tokyo'");
        google = TokenEndpoint.startRotating(Duration.ofMillis(50));
        pooler = Pooler.before(database, CONNECTIONS, Path.of("target", "pooler").toAbsolutePath());
        Map<String, String> settings = Site.settings(database);
        DueAccounts.settings(settings, google);
        settings.put("APP_LIMITS_SIGN_IN", SIGN_INS + "/10M");
        settings.put("DATABASE_MIGRATION_URL", "jdbc:postgresql://localhost:%d/postgres".formatted(database.port()));
        settings.put("DATABASE_URL", pooler.url());
        settings.put("DATABASE_USER", Pooler.USER);
        settings.put("DATABASE_PASSWORD", Pooler.PASSWORD);
        settings.put("JAVA_TOOL_OPTIONS", "-Duser.timezone=Pacific/Apia");
        site = Site.start(settings);
    }

    @AfterAll
    static void stop() {
        site.close();
        pooler.close();
        google.close();
        database.close();
    }

    @Test
    void allIsAsWithout() throws Exception {
        FaultReport.row("PgBouncer", "PgBouncer in transaction mode", row -> {
            row.did("two instances with 16 connections to PgBouncer, which has %d to the database; the main job, then %d at once of "
                    + "whatever needs a lock, a lease or a count", CONNECTIONS, AT_ONCE);
            String token = theMainJob();
            oneOfMany(token);
            limitsAreExact();
            workIsDoneOnce();
            row.saw("the main job, one write of %d with one key, one plan of %d in one hour, one account of %d with one slug, "
                    + "%d sign-ins of %d let through, %d leased tokens renewed once each", AT_ONCE, AT_ONCE, SAME_SLUG,
                    SIGN_INS,
                    AT_ONCE, ACCOUNTS);
            timesAreInUtc();
            row.saw("all times in UTC, with instances in Apia and a database in Tokyo");
            List<String> left = leftOnConnections();
            row.saw("left on the %d connections: %s", CONNECTIONS, left.isEmpty() ? "nothing" : left);
            assertThat(left).isEmpty();
        });
    }

    @Test
    void loadIsServed() throws Exception {
        FaultReport.row("PgBouncer, load", "PgBouncer under load", row -> {
            row.did("60 requests/s for 10 s over 30 connections, with %d connections of the database", CONNECTIONS);
            Traffic traffic = Traffic.at(site.url());
            try (Load load = traffic.start(60, 30)) {
                load.runFor(Duration.ofSeconds(10));
                Numbers seen = load.stop();
                row.saw("%s", seen.words());
                assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
                assertThat(traffic.lost(seen, database)).isZero();
                assertThat(traffic.doubled(database)).isZero();
            }
        });
    }

    /** From an account to a review on its portfolio, and an export, which reads by a cursor. */
    private static String theMainJob() {
        String slug = Api.unique("pooled");
        JsonNode person = Api.json(register(0, slug));
        String token = person.get("accessToken").asText();
        String shoot = Api
                .json(at(1).auth().oauth2(token).body(Map.of("date", "2027-02-01", "time", "10:00", "brandName", "Acme"))
                        .post("/api/v1/shoots"))
                .get("id").asText();
        at(0).auth().oauth2(token).post("/api/v1/shoots/" + shoot + "/complete").then().statusCode(200);
        String link = Api.json(at(1).auth().oauth2(token).post("/api/v1/shoots/" + shoot + "/review-link")).get("reviewToken")
                .asText();
        at(0).body(Account.aReview(5)).post("/api/v1/review-links/" + link + "/reviews").then().statusCode(201);
        assertThat(Api.json(at(1).get("/api/v1/portfolio/" + slug)).get("reviews")).hasSize(1);
        assertThat(at(0).auth().oauth2(token).get("/api/v1/users/me/export").then().statusCode(200).extract().asString())
                .contains("Acme");
        return token;
    }

    private static void oneOfMany(String token) throws SQLException {
        List<Integer> keyed = Parallel.times(AT_ONCE, i -> at(i).auth().oauth2(token).header("Idempotency-Key", "one")
                .body(Map.of("date", "2027-02-02", "brandName", "Once")).post("/api/v1/shoots").statusCode());
        assertThat(keyed).containsOnly(201, 409).contains(201);
        assertThat(database.count("shoots WHERE brand_name = 'Once'")).isEqualTo(1);
        List<Integer> planned = Parallel.times(AT_ONCE, i -> at(i).auth().oauth2(token)
                .body(Map.of("date", "2027-02-03", "time", "10:00", "brandName", "Acme"))
                .post("/api/v1/shoots?onConflict=reject").statusCode());
        assertThat(planned).containsOnly(201, 409).containsOnlyOnce(201);
        String slug = Api.unique("same");
        List<Integer> registered = Parallel.times(SAME_SLUG, i -> register(i, slug).statusCode());
        assertThat(registered).containsOnlyOnce(201);
        assertThat(database.count("profiles WHERE slug = ?", slug)).isEqualTo(1);
    }

    private static void limitsAreExact() {
        List<Integer> statuses = Parallel.times(AT_ONCE, i -> at(i).header("X-Forwarded-For", "10.0.0.1")
                .body(Map.of("email", UUID.randomUUID() + "@example.com", "password", "wrong")).post("/api/v1/auth/login"))
                .stream().map(answer -> answer.jsonPath().getString("code").equals("too-many-requests") ? 429 : 0).toList();
        assertThat(statuses).filteredOn(status -> status == 0).hasSize(SIGN_INS);
    }

    private static void workIsDoneOnce() throws Exception {
        DueAccounts accounts = DueAccounts.add(ACCOUNTS, database, google);
        Eventually.until(() -> accounts.waiting() == 0);
        assertThat(google.calls()).hasSize(ACCOUNTS).containsOnly(1);
    }

    private static void timesAreInUtc() throws SQLException {
        for (String table : List.of("users", "shoots", "reviews", "logs", "idempotency_keys", "profiles")) {
            assertThat(database.count(table + " WHERE abs(extract(epoch FROM created_at - (now() AT TIME ZONE 'UTC'))) > 900"))
                    .as(table).isZero();
        }
        assertThat(database.count("syncs WHERE abs(extract(epoch FROM finished_at - (now() AT TIME ZONE 'UTC'))) > 900"))
                .isZero();
    }

    /** Looks at each connection that the pooler has, by holding all of them at once. */
    private static List<String> leftOnConnections() throws SQLException {
        List<Connection> all = new ArrayList<>();
        List<String> left = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = pooler.connect();
                all.add(connection);
                connection.setAutoCommit(false);
                left.addAll(leftOn(connection));
            }
            assertThat(database.count("pg_stat_activity WHERE usename = 'app'")).isEqualTo(CONNECTIONS);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        left.addAll(database.texts("SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory'"));
        return left;
    }

    private static List<String> leftOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT 'prepared ' || statement FROM pg_prepared_statements WHERE NOT statement LIKE '%pg_settings%'
                UNION ALL SELECT 'listening to ' || pg_listening_channels()
                UNION ALL SELECT 'cursor ' || name FROM pg_cursors WHERE is_holdable
                UNION ALL SELECT 'table ' || relname FROM pg_class WHERE relpersistence = 't'
                UNION ALL SELECT name || ' = ' || setting FROM pg_settings WHERE source = 'session'
                    AND lower(name) NOT IN ('timezone', 'datestyle', 'client_encoding', 'application_name',
                        'standard_conforming_strings')
                UNION ALL SELECT name || ' = ' || setting FROM pg_settings
                    WHERE name = 'statement_timeout' AND setting <> '5000' OR name = 'lock_timeout' AND setting <> '2000'""")) {
            List<String> left = new ArrayList<>();
            while (rows.next()) {
                left.add(rows.getString(1));
            }
            return left;
        }
    }

    private static Response register(int instance, String slug) {
        return at(instance).body(Map.of("email", UUID.randomUUID() + "@example.com", "password", Api.PASSWORD, "displayName",
                "Somebody", "slug", slug)).post("/api/v1/auth/register");
    }

    /** A request to one of the two, in turn. */
    private static RequestSpecification at(int number) {
        return given().baseUri(site.instance(number % Site.INSTANCES).url()).contentType(ContentType.JSON);
    }
}
