package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema changes while it is used, and the version before goes on with it. */
class UpgradeIT {

    private static final int PER_SECOND = 50;
    private static final int CONNECTIONS = 12;
    private static final Duration A_WHILE = Duration.ofSeconds(4);
    /** Longer than requests wait for a lock, and than a change waits for a table. */
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(6);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final List<String> TABLES = List.of("shoots", "profiles", "users", "sessions", "calendar", "uploads", "logs",
            "idempotency_keys", "reviews");

    @TempDir
    Path folder;

    @Test
    void thePreviousVersionServesOnTheNextSchema() throws Exception {
        FaultReport.row("R23 upgrade", "Rolling upgrade from the previous version", row -> {
            PreviousVersion previous = PreviousVersion.build();
            row.did("two instances of %s behind HAProxy, %d requests/s; one after the other replaced by this version, the first of "
                    + "which migrates while a long transaction has read all tables (%d s after it is waited for); then one taken back",
                    previous.commit().substring(0, 8), PER_SECOND, LONG_TRANSACTION.toSeconds());
            try (PostgresServer database = PostgresServer.start(folder.resolve("data"));
                    Site site = Site.startFrom(previous.application(), Site.settings(database))) {
                List<String> before = changes(database);
                Traffic traffic = Traffic.at(site.url());
                try (Load load = traffic.start(PER_SECOND, CONNECTIONS)) {
                    boolean waited = upgrade(site, database, load);
                    load.runFor(A_WHILE);
                    site.replace(0, previous.application());
                    load.runFor(A_WHILE);
                    Numbers seen = load.stop();
                    List<String> made = changes(database);
                    made.removeAll(before);
                    row.saw("%s; changes made meanwhile: %s%s", seen.words(), made,
                            waited ? ", which had to wait for a table" : "");
                    assertThat(made).isNotEmpty();
                    assertUnnoticed(seen, traffic, database);
                }
            }
        });
    }

    /** Tells whether a change had to wait for a table. */
    private static boolean upgrade(Site site, PostgresServer database, Load load) throws Exception {
        load.runFor(A_WHILE);
        CompletableFuture<Boolean> transaction = readAll(database);
        site.replace(0, Packaged.FOLDER);
        boolean waited = transaction.get(1, TimeUnit.MINUTES);
        load.runFor(A_WHILE);
        site.replace(1, Packaged.FOLDER);
        return waited;
    }

    @Test
    void preparedStatementsOutliveNewColumns() throws Exception {
        FaultReport.row("R25 under load", "Schema changes under live prepared statements", row -> {
            row.did("two instances, %d requests/s; a column added to each of %d tables, then indexes, then the columns dropped",
                    PER_SECOND, TABLES.size());
            try (PostgresServer database = PostgresServer.start(folder.resolve("data"));
                    Site site = Site.start(Site.settings(database))) {
                Traffic traffic = Traffic.at(site.url());
                try (Load load = traffic.start(PER_SECOND, CONNECTIONS)) {
                    load.runFor(A_WHILE);
                    for (String change : List.of("ALTER TABLE %s ADD COLUMN extra TEXT NOT NULL DEFAULT 'x'",
                            "CREATE INDEX CONCURRENTLY extra_%1$s ON %1$s (extra)", "ALTER TABLE %s DROP COLUMN extra")) {
                        for (String table : TABLES) {
                            database.execute("SET lock_timeout = '1s'", change.formatted(table));
                        }
                        load.runFor(A_WHILE);
                    }
                    Numbers seen = load.stop();
                    row.saw("%s", seen.words());
                    assertUnnoticed(seen, traffic, database);
                }
            }
        });
    }

    private static void assertUnnoticed(Numbers seen, Traffic traffic, PostgresServer database) throws SQLException {
        assertThat(seen.count()).isGreaterThan(500);
        assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
        assertThat(traffic.lost(seen, database)).isZero();
        assertThat(traffic.doubled(database)).isZero();
    }

    /**
     * As a backup does: it has read all tables, and whatever changes one must wait for its end. Tells whether something did.
     */
    private static CompletableFuture<Boolean> readAll(PostgresServer database) {
        return CompletableFuture.supplyAsync(() -> {
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String table : database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                    statement.execute("SELECT FROM " + table + " LIMIT 1");
                }
                Instant end = Instant.now().plus(LONGEST_START);
                while (!isAwaited(database) && Instant.now().isBefore(end)) {
                    Eventually.pause(50);
                }
                boolean awaited = Instant.now().isBefore(end);
                Eventually.pause(awaited ? LONG_TRANSACTION.toMillis() : 0);
                return awaited;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static boolean isAwaited(PostgresServer database) throws SQLException {
        return database.count("pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'") > 0;
    }

    private static List<String> changes(PostgresServer database) throws SQLException {
        return database.texts("SELECT id FROM databasechangelog ORDER BY orderexecuted");
    }
}
