package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.FaultReport.Row;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Eventually;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary is lost under load, its standby takes over, and nothing that was acknowledged is lost. */
class FailoverIT {

    private static final int PER_SECOND = 60;
    private static final int CONNECTIONS = 12;
    private static final Duration BEFORE = Duration.ofSeconds(6);
    /** How long whoever watches the primary takes to be sure; Patroni's and CloudNativePG's are longer. */
    private static final Duration NOTICE = Duration.ofSeconds(2);
    /** How long a connection is believed in that says nothing (socketTimeout): until then, all that there are may hang. */
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(25);
    private static final String STANDBY = "standby";

    @TempDir
    Path folder;

    @Test
    void theKilledPrimaryIsReplaced() throws Exception {
        FaultReport.row("Failover, killed", "Failover, killed",
                row -> failOver(row, "SIGKILL to all processes of the primary", Machine::loseServer, AT_ONCE));
    }

    @Test
    void theVanishedPrimaryIsReplaced() throws Exception {
        FaultReport.row("Failover, vanished", "Failover, vanished", row -> failOver(row,
                "the primary's machine vanished: no packet comes from it any more", Machine::vanish, SILENCE.plus(AT_ONCE)));
    }

    @Test
    void thePrimaryIsReplacedInGoodOrder() throws Exception {
        FaultReport.row("Switchover", "Switchover", row -> failOver(row,
                "the primary shut down as planned, after which its standby has all it had", Machine::stopServer,
                AT_ONCE));
    }

    private void failOver(Row row, String deed, Consumer<Machine> loss, Duration longest) throws Exception {
        row.did("primary and streaming standby (synchronous), two instances behind HAProxy, %d requests/s over %d connections; "
                + "%s; standby promoted %d s later", PER_SECOND, CONNECTIONS, deed, NOTICE.toSeconds());
        try (Machine one = Machine.with(PostgresServer.start(folder.resolve("one")));
                Machine other = Machine.with(one.server().newStandby(folder.resolve("other"), STANDBY))) {
            one.server().waitFor(STANDBY);
            Map<String, String> settings = Site.settings(one.server());
            settings.put("DATABASE_URL", Machine.url(one, other));
            try (Site site = Site.start(settings)) {
                awaitSynchronous(one.server());
                Traffic traffic = Traffic.at(site.url());
                try (Load load = traffic.start(PER_SECOND, CONNECTIONS)) {
                    load.runFor(BEFORE);
                    Instant lost = Instant.now();
                    loss.accept(one);
                    load.runFor(NOTICE);
                    Instant promoted = Instant.now();
                    other.server().promote();
                    load.runFor(AFTER);
                    Numbers seen = load.stop();
                    judge(row, seen, traffic, other.server(), lost, promoted, longest);
                }
                assertThat(site.instance(0).isRunning() && site.instance(1).isRunning()).as("nobody was restarted").isTrue();
            }
        }
    }

    private static void judge(Row row, Numbers seen, Traffic traffic, PostgresServer database, Instant lost, Instant promoted,
            Duration longest) throws SQLException {
        Numbers writes = seen.acknowledged().where(Traffic::isWrite);
        int unknown = traffic.doneAlthoughFailed(seen, database);
        Numbers repeated = traffic.repeatFailed(seen);
        row.saw("%s", seen.words());
        row.saw("%d writes acknowledged, %d of them lost, %d doubled; %d failed ones with a key sent again, and done once each; "
                + "%d failed ones without a key were done all the same", writes.count(), traffic.lost(seen, database),
                traffic.doubled(database), repeated.count(), unknown);
        row.saw("the last request that failed was sent %.1f s after the loss, %.1f s after the promotion",
                seen.outageAfter(lost).toMillis() / 1000.0, seen.outageAfter(promoted).toMillis() / 1000.0);
        assertThat(writes.where(outcome -> outcome.start().isBefore(lost)).count()).isGreaterThan(50);
        assertThat(writes.where(outcome -> outcome.start().isAfter(promoted)).count()).isGreaterThan(50);
        assertThat(seen.failed().count()).as("the loss was noticed").isPositive();
        assertThat(seen.failed().outcomes()).allMatch(outcome -> outcome.status() == 503);
        assertThat(traffic.lost(seen, database)).isZero();
        assertThat(traffic.doubled(database)).isZero();
        assertThat(seen.outageAfter(promoted)).isLessThan(longest);
    }

    private static void awaitSynchronous(PostgresServer primary) {
        Eventually.until(() -> {
            try {
                return primary.texts("SELECT sync_state FROM pg_stat_replication").equals(List.of("sync"));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
