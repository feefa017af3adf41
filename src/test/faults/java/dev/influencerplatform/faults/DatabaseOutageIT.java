package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.live;
import static dev.influencerplatform.faults.Stage.pause;
import static dev.influencerplatform.faults.Stage.ready;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Outcome;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back: while nobody needs it, amid requests, for a while, and at the start. */
class DatabaseOutageIT {

    private static Stage stage;
    private static Packaged instance;
    private static Person sarah;

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.set();
        instance = stage.start(Map.of("DATABASE_URL", Stage.urlAt(stage.server().port())));
        sarah = Stage.person(instance);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void oneThatWasKilledMeanwhileIsNotNoticed() throws Exception {
        FaultReport.row("R1", "database killed and restarted while idle", row -> {
            Parallel.times(40, i -> statusOf(instance, sarah.newShoot("warm " + i)));
            long pooled = stage.server()
                    .number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'influencer-platform'");
            stage.server().kill();
            stage.server().start();
            pause(Duration.ofSeconds(2));
            List<Integer> statuses = Parallel.times(40, i -> statusOf(instance, sarah.get("/shoots")));
            row.did("SIGQUIT to the server with %d connections in the pool, started again, 2 s later 40 requests at once",
                    pooled);
            row.saw("%d of 40 answered 200", statuses.stream().filter(status -> status == 200).count());
            assertThat(pooled).isGreaterThan(4L);
            assertThat(statuses).containsOnly(200);
        });
    }

    @Test
    void oneThatIsRestartedAmidRequestsLosesNothingThatWasPromised() throws Exception {
        FaultReport.row("R2", "database restarted amid requests", row -> {
            row.did("60 requests/s, half of them writes with a key; SIGQUIT to the server and started again, twice; "
                    + "then what was not acknowledged was sent again");
            try (Load load = Load.start(URI.create(instance.url()), 60, 12,
                    i -> i % 2 == 0 ? sarah.newShoot("restart " + i) : sarah.get("/shoots?limit=5"))) {
                Duration slowestReturn = Duration.ZERO;
                for (int i = 0; i < 2; i++) {
                    load.runFor(Duration.ofSeconds(3));
                    stage.server().kill();
                    Instant back = stage.server().start();
                    load.runFor(Duration.ofSeconds(4));
                    Duration still = load.since(back).outageAfter(back);
                    slowestReturn = still.compareTo(slowestReturn) > 0 ? still : slowestReturn;
                }
                Numbers numbers = load.stop();
                row.saw("%s; last failure %d ms after the server took connections", numbers.words(), slowestReturn.toMillis());
                assertFailuresAreProblems(numbers);
                assertNothingIsLostOrDoubled(numbers, row);
                assertThat(slowestReturn).isLessThanOrEqualTo(Duration.ofSeconds(2));
            }
        });
    }

    private static void assertFailuresAreProblems(Numbers numbers) {
        assertThat(numbers.cut().outcomes()).isEmpty();
        assertThat(numbers.failed().outcomes()).isNotEmpty().allSatisfy(outcome -> {
            assertThat(outcome.status()).as(outcome.answer().body()).isEqualTo(503);
            assertThat(outcome.answer().code()).isEqualTo("unavailable");
            assertThat(outcome.answer().headers()).containsKey("retry-after");
        });
    }

    /** The name of a shoot is its key, so there may be one of each name; and each has its line in the activity log. */
    private static void assertNothingIsLostOrDoubled(Numbers numbers, FaultReport.Row row) throws Exception {
        Numbers writes = numbers.where(outcome -> outcome.shot().method().equals("POST"));
        Set<String> there = new HashSet<>(stage.server().rows("SELECT id FROM shoots"));
        assertThat(writes.acknowledged().outcomes()).isNotEmpty()
                .allMatch(outcome -> there.contains(outcome.answer().json().path("id").asText()));
        int replayed = 0;
        for (Outcome failed : writes.failed().outcomes()) {
            Wire.Answer again = ask(instance, failed.shot());
            assertThat(again.status()).isEqualTo(201);
            replayed += again.headers().containsKey("idempotency-replayed") ? 1 : 0;
        }
        row.saw("%d acknowledged writes, none lost; %d repeated, of which %d were done already", writes.acknowledged().count(),
                writes.failed().count(), replayed);
        assertThat(stage.server().rows("SELECT brand_name FROM shoots GROUP BY brand_name HAVING count(*) > 1")).isEmpty();
        assertThat(stage.server().number("SELECT count(*) FROM shoots WHERE brand_name LIKE 'restart %'"))
                .isEqualTo(writes.count());
        assertThat(stage.server().number("SELECT count(*) FROM logs WHERE action = 'create_shoot' AND status = 'success'"))
                .isEqualTo(stage.server().number("SELECT count(*) FROM shoots"));
    }

    @Test
    void oneThatIsDownIsAnsweredForAtOnce() throws Exception {
        FaultReport.row("R3", "database down", row -> {
            row.did("40 requests/s; the server stopped for 10 s");
            int linesBefore = instance.output().split("\n").length;
            try (Load load = Load.start(URI.create(instance.url()), 40, 20, i -> sarah.get("/shoots?limit=5"))) {
                load.runFor(Duration.ofSeconds(2));
                stage.server().stop();
                Instant down = Instant.now();
                load.runFor(Duration.ofSeconds(5));
                int live = live(instance);
                int ready = ready(instance);
                assertWhatNeedsNoDatabaseAnswers(row);
                load.runFor(Duration.ofSeconds(5));
                Instant before = Instant.now();
                Instant back = stage.server().start();
                load.runFor(Duration.ofSeconds(5));
                load.stop();
                Numbers meanwhile = load.between(down, before.minusSeconds(2));
                long still = load.since(back).outageAfter(back).toMillis();
                int lines = instance.output().split("\n").length - linesBefore;
                row.saw("%s; live %d, ready %d; %d lines in the log in %d s; last failure %d ms after the server took connections",
                        meanwhile.words(), live, ready, lines, Duration.between(down, back).toSeconds(), still);
                assertFailuresAreProblems(meanwhile);
                assertThat(meanwhile.acknowledged().count()).isZero();
                assertThat(meanwhile.slowestMillis()).isLessThan(1500);
                assertThat(live).isEqualTo(200);
                assertThat(ready).isEqualTo(503);
                assertThat(lines).isLessThanOrEqualTo((int) Duration.between(down, back).toSeconds() + 10);
                assertThat(still).isLessThanOrEqualTo(2000);
            }
        });
    }

    private static void assertWhatNeedsNoDatabaseAnswers(FaultReport.Row row) throws Exception {
        FaultReport.row("R34", "what counts limits is gone (it is the database)", limits -> {
            limits.did("during R3: signing in, which must be counted, and reading the public keys, which need not be");
            Wire.Answer signIn = ask(instance, sarah.signIn());
            int keys = statusOf(instance, Shot.get("/.well-known/jwks.json", null));
            int nowhere = statusOf(instance, Shot.get("/api/v1/nowhere", null));
            limits.saw("sign-in %d %s, keys %d, an unknown path %d (more in `RateLimitIT`)", signIn.status(), signIn.code(),
                    keys,
                    nowhere);
            assertThat(signIn.status()).isEqualTo(503);
            assertThat(signIn.headers()).containsKey("retry-after");
            assertThat(keys).isEqualTo(200);
            assertThat(nowhere).isEqualTo(404);
        });
    }

    @Test
    void aStartWithoutItWaitsForAWhile() throws Exception {
        FaultReport.row("R4", "database down at the start", row -> {
            row.did("started while nobody listens at the database's port, once with APP_MIGRATIONS_WAITING=3S, and once until "
                    + "the database is there after 5 s");
            int port = Packaged.freePort();
            var settings = stage.settings();
            settings.put("DATABASE_URL", Stage.urlAt(port));
            settings.put("APP_MIGRATIONS_WAITING", "3S");
            Instant start = Instant.now();
            Packaged.Ended ended = Packaged.runToTheEnd(settings);
            row.saw("exit code %d after %d ms, having said: %s", ended.exitCode(),
                    Duration.between(start, Instant.now()).toMillis(), ended.output().strip().replace("\n", " / "));
            settings.remove("APP_MIGRATIONS_WAITING");
            Duration late = startLate(settings, port);
            row.saw("the other one was ready %d ms after the database", late.toMillis());
            assertThat(ended.exitCode()).isPositive();
            assertThat(ended.output()).contains("The database does not answer").doesNotContain("\tat ");
            assertThat(ended.output().lines()).hasSizeLessThan(10);
            assertThat(late).isLessThan(Duration.ofSeconds(20));
        });
    }

    private static Duration startLate(Map<String, String> settings, int port) throws Exception {
        Path data = Files.createTempDirectory(Path.of("target", "faults"), "late").resolve("data");
        try (Packaged early = Packaged.start(settings)) {
            pause(Duration.ofSeconds(5));
            assertThat(early.isRunning()).isTrue();
            try (EmbeddedPostgres late = LocalPostgres.start(data, port, true)) {
                Instant there = Instant.now();
                assertThat(late.getPort()).isEqualTo(port);
                early.awaitReady();
                return Duration.between(there, Instant.now());
            }
        }
    }
}
