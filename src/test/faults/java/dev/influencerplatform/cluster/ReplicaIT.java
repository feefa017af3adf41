package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.FaultyLink;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Eventually;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public pages are read from a replica while it keeps up, and nobody notices when it does not. */
class ReplicaIT {

    private static final int PER_SECOND = 40;
    private static final int CONNECTIONS = 8;
    private static final Duration A_WHILE = Duration.ofSeconds(6);
    /** How far it may be behind, and how often that is looked at. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(30 + 5 + 2);

    @TempDir
    static Path folder;
    private static PostgresServer primary;
    private static PostgresServer replica;
    private static FaultyLink toReplica;
    private static Site site;
    private static Traffic traffic;

    @BeforeAll
    static void start() throws Exception {
        primary = PostgresServer.start(folder.resolve("primary"));
        replica = primary.newStandby(folder.resolve("replica"), "replica");
        toReplica = FaultyLink.to(replica.port());
        Map<String, String> settings = Site.settings(primary);
        settings.put("DATABASE_REPLICA_URL", "jdbc:postgresql://localhost:%d/postgres".formatted(toReplica.port()));
        site = Site.start(settings);
        traffic = Traffic.at(site.url());
        untilUsed();
    }

    @AfterAll
    static void stop() {
        site.close();
        toReplica.close();
        replica.close();
        primary.close();
    }

    @Test
    void publicPagesComeFromIt() throws Exception {
        FaultReport.row("Replica", "Reads from a replica", row -> {
            row.did("%d requests/s of a public portfolio for %d s, at a site with DATABASE_REPLICA_URL", PER_SECOND,
                    A_WHILE.toSeconds());
            long primaryBefore = transactions(primary);
            long replicaBefore = transactions(replica);
            Numbers seen = portfolios(A_WHILE);
            Eventually.pause(2000);
            long atReplica = transactions(replica) - replicaBefore;
            long atPrimary = transactions(primary) - primaryBefore;
            String name = rename();
            long start = System.nanoTime();
            Eventually.until(() -> shownName().equals(name));
            row.saw("%s; %d transactions at the replica, %d at the primary; a change was seen after %d ms", seen.words(),
                    atReplica,
                    atPrimary, Duration.ofNanos(System.nanoTime() - start).toMillis());
            assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
            assertThat(atReplica).isGreaterThanOrEqualTo(seen.count());
            assertThat(atPrimary).isLessThan(seen.count() / 2);
        });
    }

    @Test
    void itMayBeLost() throws Exception {
        FaultReport.row("Replica lost", "The replica is lost", row -> {
            row.did("%d requests/s of a public portfolio; all connections to the replica cut, and new ones refused; then silent; then "
                    + "back", PER_SECOND);
            Numbers seen;
            try (Load load = load()) {
                load.runFor(A_WHILE);
                toReplica.cut();
                load.runFor(A_WHILE);
                toReplica.pass();
                untilUsed();
                toReplica.blackHole();
                load.runFor(A_WHILE);
                toReplica.pass();
                load.runFor(A_WHILE);
                seen = load.stop();
            }
            untilUsed();
            row.saw("%s", seen.words());
            assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
        });
    }

    @Test
    void itMayFallBehind() throws Exception {
        FaultReport.row("Replica late", "The replica falls behind", row -> {
            row.did("the replica stopped applying what it gets, and a name was changed");
            replica.execute("SELECT pg_wal_replay_pause()");
            String name = rename();
            long start = System.nanoTime();
            while (!shownName().equals(name) && since(start).compareTo(LONGEST_LAG.plusSeconds(5)) < 0) {
                Eventually.pause(500);
            }
            Duration late = since(start);
            replica.execute("SELECT pg_wal_replay_resume()");
            untilUsed();
            row.saw("the change was seen after %.1f s, and the replica used again when it had caught up",
                    late.toMillis() / 1000.0);
            assertThat(late).isLessThan(LONGEST_LAG);
        });
    }

    private static Numbers portfolios(Duration time) {
        try (Load load = load()) {
            load.runFor(time);
            return load.stop();
        }
    }

    private static Load load() {
        return Load.start(site.url(), PER_SECOND, CONNECTIONS, i -> Shot.get("/api/v1/portfolio/" + traffic.slug(), null));
    }

    private static String rename() {
        String name = "Renamed " + System.nanoTime();
        given().auth().oauth2(traffic.accessToken()).contentType("application/merge-patch+json")
                .body(Map.of("displayName", name)).patch(site.url() + "/api/v1/profiles/me").then().statusCode(200);
        return name;
    }

    private static String shownName() {
        return given().contentType(ContentType.JSON).get(site.url() + "/api/v1/portfolio/" + traffic.slug()).jsonPath()
                .getString("displayName");
    }

    /** Both instances look every five seconds. */
    private static void untilUsed() {
        Eventually.until(() -> {
            try {
                long before = transactions(replica);
                portfolios(Duration.ofSeconds(1));
                Eventually.pause(1500);
                return transactions(replica) - before > PER_SECOND * 3 / 4;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static long transactions(PostgresServer server) throws SQLException {
        return Long.parseLong(server.text("SELECT xact_commit FROM pg_stat_database WHERE datname = 'postgres'"));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
