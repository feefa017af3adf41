package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version goes out, one instance after the other, and nobody notices. */
class RollingRestartIT {

    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 60;
    private static final int CONNECTIONS = 12;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration LONGEST_EXIT = Duration.ofSeconds(25);

    @TempDir
    static Path folder;

    @Test
    void noRequestFails() throws Exception {
        FaultReport.row("R13", "Rolling restart", row -> {
            row.did("two instances behind HAProxy, %d requests/s (2 of 5 write, half of those with a key) over %d connections; "
                    + "each instance ended by SIGTERM, started again and waited for, one after the other, %d times", PER_SECOND,
                    CONNECTIONS, ROUNDS);
            try (PostgresServer database = PostgresServer.start(folder.resolve("data"));
                    Site site = Site.start(Site.settings(database))) {
                Traffic traffic = Traffic.at(site.url());
                List<Duration> ends = new ArrayList<>();
                Numbers seen;
                try (Load load = traffic.start(PER_SECOND, CONNECTIONS)) {
                    restartAll(site, load, ends);
                    seen = load.stop();
                }
                row.saw("%s; slowest exit %.1f s", seen.words(), slowest(ends).toMillis() / 1000.0);
                assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
                assertThat(traffic.lost(seen, database)).isZero();
                assertThat(traffic.doubled(database)).isZero();
                assertThat(ends).hasSize(ROUNDS * Site.INSTANCES).allMatch(took -> took.compareTo(LONGEST_EXIT) < 0);
            }
        });
    }

    private static void restartAll(Site site, Load load, List<Duration> ends) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (int instance = 0; instance < Site.INSTANCES; instance++) {
                load.runFor(BETWEEN);
                ends.add(site.restart(instance));
            }
        }
        load.runFor(BETWEEN);
    }

    private static Duration slowest(List<Duration> ends) {
        return ends.stream().max(Duration::compareTo).orElseThrow();
    }
}
