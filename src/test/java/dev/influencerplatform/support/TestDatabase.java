package dev.influencerplatform.support;

import dev.influencerplatform.common.crypto.Base64Key;
import dev.influencerplatform.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL for the tests of one run; empty at first, never cleaned in between. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** As in the middle of a roll: the first seals, both open. */
    private static final String VAULT_KEYS = Base64Key.random() + "," + Base64Key.random();

    private static EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        // the sandbox must know where it is before the server starts
        return Map.of("quarkus.http.test-port", String.valueOf(Packaged.freePort()), "app.vault.keys", VAULT_KEYS,
                Scrape.PORT, String.valueOf(Packaged.freePort()),
                "quarkus.mailer.host", "localhost", "quarkus.mailer.port", String.valueOf(Mailbox.port()),
                "quarkus.datasource.jdbc.url",
                running().getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username", "postgres", "quarkus.datasource.password", "postgres");
    }

    @Override
    public void stop() {
        // the server ends with the JVM: the next profile of the same run uses it again
    }

    /** A connection beside the application's, to look at what it has really written. */
    public static Connection connect() throws SQLException {
        Connection connection = running().getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            // or the driver would set the zone of this JVM
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    /** The server, started by whoever asks first. */
    public static synchronized EmbeddedPostgres running() {
        if (server == null) {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "postgres")), "run");
                server = LocalPostgres.start(folder.resolve("data"), 0, false,
                        Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track_utility", "off"));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return server;
    }
}
