package dev.influencerplatform.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.influencerplatform.local.LocalPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that has the changes of this version is not held against them once more. */
class ChangeLogTagTest {

    private static final String LAST = "SELECT coalesce(tag, '') FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1";
    private static final String ANOTHER = "of another version";

    @TempDir
    static Path folder;
    private static EmbeddedPostgres server;
    private static Schema schema;

    @BeforeAll
    static void start() {
        server = LocalPostgres.start(folder.resolve("data"), 0, false);
        schema = new Schema(server.getJdbcUrl("postgres", "postgres"), "postgres", "not checked by this server");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void migrate() throws Exception {
        schema.migrate();
    }

    @Test
    void whatIsUpToDateIsLeftAlone() throws Exception {
        execute("DROP TABLE databasechangeloglock");
        schema.migrate();
        assertThat(schema.missing()).isEmpty();
        assertThat(text("SELECT coalesce(to_regclass('databasechangeloglock')::text, 'none')")).isEqualTo("none");
    }

    @Test
    void anotherVersionsTagIsReplaced() throws Exception {
        String tag = text(LAST);
        execute("UPDATE databasechangelog SET tag = '" + ANOTHER + "' WHERE tag IS NOT NULL");
        assertThat(schema.missing()).isEmpty();
        schema.migrate();
        assertThat(text(LAST)).isEqualTo(tag).hasSize(64);
    }

    @Test
    void anEditedChangeIsStillFound() throws Exception {
        String sum = text("SELECT md5sum FROM databasechangelog WHERE orderexecuted = 3");
        execute("UPDATE databasechangelog SET tag = NULL; UPDATE databasechangelog SET md5sum = '9:0' WHERE orderexecuted = 3");
        try {
            assertThatThrownBy(schema::migrate).isInstanceOf(LiquibaseException.class)
                    .hasMessageContaining("Validation Failed");
        } finally {
            execute("UPDATE databasechangelog SET md5sum = '" + sum + "' WHERE orderexecuted = 3");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
