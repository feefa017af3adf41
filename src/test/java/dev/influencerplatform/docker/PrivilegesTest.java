package dev.influencerplatform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.common.data.Schema;
import dev.influencerplatform.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two roles that docker/postgres/ makes: one migrates, the other works with rows and nothing else. */
class PrivilegesTest {

    @TempDir
    static Path folder;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void migrateAsTheOwner() throws Exception {
        server = LocalPostgres.start(folder.resolve("data"), 0, false);
        execute("postgres", "postgres", "CREATE ROLE influencer_owner LOGIN; CREATE ROLE influencer_app LOGIN");
        execute("postgres", "postgres", "CREATE DATABASE influencer OWNER influencer_owner");
        execute("postgres", "influencer", DockerFiles.text(Path.of("docker/postgres/20-privileges.sql")));
        new Schema(server.getJdbcUrl("influencer_owner", "influencer"), "influencer_owner", "not checked by this server")
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static List<String> execute(String role, String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(role, database));
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                for (ResultSet result = statement.getResultSet(); result.next();) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        }
    }

    private static List<String> asTheApplication(String sql) throws SQLException {
        return execute("influencer_app", "influencer", sql);
    }

    @Test
    void theApplicationMayReadAndWriteTheRowsOfEveryTable() throws SQLException {
        String all = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')";
        assertThat(asTheApplication(all + " AND has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')"
                + " AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')")).hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(asTheApplication(all));
        assertThat(asTheApplication("INSERT INTO users (email, password) VALUES ('a@example.com', 'x') RETURNING email"))
                .containsExactly("a@example.com");
    }

    @Test
    void theApplicationMayChangeNoTableAndMakeNone() {
        for (String sql : List.of("CREATE TABLE mine ()", "CREATE TEMPORARY TABLE mine ()", "CREATE SCHEMA mine",
                "TRUNCATE logs", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE ROLE mine")) {
            assertThatThrownBy(() -> asTheApplication(sql)).as(sql).isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        for (String sql : List.of("DROP TABLE logs", "ALTER TABLE users ADD mine int", "CREATE INDEX mine ON users (email)")) {
            assertThatThrownBy(() -> asTheApplication(sql)).as(sql).hasMessageContaining("must be owner");
        }
    }

    /** A pooler does not pass on what the application asks for. */
    @Test
    void theApplicationCannotKeepTheDatabaseWaiting() throws SQLException {
        assertThat(asTheApplication("SHOW statement_timeout")).containsExactly("5s");
        assertThat(asTheApplication("SHOW lock_timeout")).containsExactly("2s");
        assertThat(asTheApplication("SHOW idle_in_transaction_session_timeout")).containsExactly("10s");
    }

    @Test
    void nobodyElseMayLookIn() throws SQLException {
        execute("postgres", "postgres", "CREATE ROLE stranger LOGIN");
        assertThatThrownBy(() -> execute("stranger", "influencer", "SELECT 1")).hasMessageContaining("permission denied");
    }

    @Test
    void theApplicationSeesThatItsSchemaIsThere() throws Exception {
        assertThat(new Schema(server.getJdbcUrl("influencer_app", "influencer"), "influencer_app", "x").missing()).isEmpty();
    }
}
