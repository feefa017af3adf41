package dev.influencerplatform.common.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Packaged;
import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations by a role of their own, apart from the application, which owns nothing. */
class MigrationsIT {

    @TempDir
    static Path folder;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void startDatabase() throws SQLException {
        server = LocalPostgres.start(folder.resolve("data"), 0, false);
        execute("postgres", "CREATE ROLE owner LOGIN; CREATE ROLE app LOGIN");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        server.close();
    }

    @Test
    void anInstanceThatOwnsNothingServesOnceSomebodyElseHasMigrated() throws Exception {
        String url = emptyDatabase("apart");
        try (Packaged instance = Packaged.start(ofApplication(url, "60S"))) {
            instance.await(Duration.ofSeconds(30), () -> said(instance, "run this version with MIGRATIONS=only"));
            Packaged.Ended migration = Packaged.runToTheEnd(Map.of("MIGRATIONS", "only", "DATABASE_URL", url,
                    "DATABASE_USER", "owner", "DATABASE_PASSWORD", "not checked by this server"));
            assertThat(migration.output()).contains("The schema is up to date");
            assertThat(migration.exitCode()).isZero();

            instance.awaitReady();
            given().baseUri(instance.url()).contentType(ContentType.JSON)
                    .body(Map.of("email", "apart@example.com", "password", "golden hour at the pier", "displayName", "Apart"))
                    .post("/api/v1/auth/register").then().statusCode(201);
            assertThatThrownBy(() -> execute("app", url, "CREATE TABLE mine ()")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute("app", url, "DROP TABLE logs")).hasMessageContaining("must be owner");
        }
    }

    @Test
    void anInstanceGivesUpWaitingForASchema() throws Exception {
        Packaged.Ended ended = Packaged.runToTheEnd(ofApplication(emptyDatabase("waiting"), "2S"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("The schema lacks", "0001-enums first", "(waited for 2 s)");
    }

    @Test
    void aStartWaitsForTheDatabaseForAWhile() throws Exception {
        Map<String, String> settings = ofApplication("jdbc:postgresql://localhost:1/nobody", "2S");
        settings.remove("MIGRATIONS");
        Packaged.Ended ended = Packaged.runToTheEnd(settings);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("The database does not answer", "; waiting", "(waited for 2 s)");
    }

    @Test
    void aMigrationThatCannotConnectSaysSoAndFails() throws Exception {
        Packaged.Ended ended = Packaged.runToTheEnd(Map.of("MIGRATIONS", "only", "DATABASE_URL",
                "jdbc:postgresql://localhost:1/nobody", "DATABASE_USER", "owner", "DATABASE_PASSWORD", "x7"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("The schema could not be brought up to date: Connection to localhost:1 refused");
    }

    @Test
    void aMigrationNamesTheSettingsThatItLacks() throws Exception {
        Packaged.Ended ended = Packaged.runToTheEnd(Map.of("MIGRATIONS", "only"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("DATABASE_URL is missing").doesNotContain("TOKEN_KEYS");
    }

    private static Map<String, String> ofApplication(String url, String waiting) throws Exception {
        Map<String, String> settings = Packaged.settings(server);
        settings.putAll(Map.of("MIGRATIONS", "never", "DATABASE_URL", url, "DATABASE_USER", "app",
                "APP_MIGRATIONS_WAITING", waiting));
        return settings;
    }

    /** Whose tables the application may use, and nothing more. */
    private static String emptyDatabase(String name) throws SQLException {
        execute("postgres", "CREATE DATABASE " + name + " OWNER owner");
        String url = url(name);
        execute("owner", url, "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app");
        return url;
    }

    /** Without the user that the server's own address has in it. */
    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static boolean said(Packaged instance, String words) {
        try {
            return instance.output().contains(words);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void execute(String role, String sql) throws SQLException {
        execute(role, url("postgres"), sql);
    }

    private static void execute(String role, String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, "not checked by this server");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
