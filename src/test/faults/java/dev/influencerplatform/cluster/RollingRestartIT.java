package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.TokenEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version goes out, one instance after the other, and nobody notices. */
class RollingRestartIT {

    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 60;
    private static final int CONNECTIONS = 12;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration LONGEST_EXIT = Duration.ofSeconds(25);

    private static final int ACCOUNTS = 1000;
    private static final Duration GOOGLE_TAKES = Duration.ofMillis(200);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    @Test
    void noRequestFails() throws Exception {
        FaultReport.row("R13 behind the proxy", "Rolling restart", row -> {
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

    @Test
    void jobsEndFirst() throws Exception {
        FaultReport.row("R13 jobs", "Jobs at the end of an instance", row -> {
            row.did("an instance renewing tokens of %d accounts, 8 at a time, each taking %d ms, told to end", ACCOUNTS,
                    GOOGLE_TAKES.toMillis());
            try (PostgresServer database = PostgresServer.start(folder.resolve("jobs"));
                    TokenEndpoint google = TokenEndpoint.startRotating(GOOGLE_TAKES)) {
                Map<String, String> settings = Site.settings(database);
                DueAccounts.settings(settings, google);
                try (Packaged instance = Packaged.start(settings)) {
                    instance.awaitReady();
                    DueAccounts accounts = DueAccounts.add(ACCOUNTS, database, google);
                    Eventually.until(() -> google.allCalls() > 20);
                    CompletableFuture<Duration> end = end(instance);
                    Eventually.pause(GOOGLE_TAKES.toMillis() * 3);
                    int calls = google.allCalls();
                    Eventually.pause(A_MOMENT.toMillis());
                    int status = given().get(instance.url() + "/q/health/live").statusCode();
                    row.saw("no call after those under way, while requests were answered (%d); exit after %.1f s", status,
                            end.get(1, TimeUnit.MINUTES).toMillis() / 1000.0);
                    assertThat(google.allCalls()).isEqualTo(calls);
                    assertThat(status).isEqualTo(200);
                    assertThat(accounts.waiting()).isEqualTo(ACCOUNTS - calls).isPositive();
                    assertThat(database.count("credentials WHERE leased_until IS NOT NULL")).isZero();
                }
            }
        });
    }

    private static CompletableFuture<Duration> end(Packaged instance) {
        long start = System.nanoTime();
        return CompletableFuture.supplyAsync(() -> {
            try {
                assertThat(instance.terminate(LONGEST_EXIT)).isEqualTo(143);
                return Duration.ofNanos(System.nanoTime() - start);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
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
