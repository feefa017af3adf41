package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.live;
import static dev.influencerplatform.faults.Stage.pause;
import static dev.influencerplatform.faults.Stage.ready;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database is there and not well: frozen, slow, with too few connections, at a long query; or nobody waits for it. */
class DatabaseTroubleIT {

    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    /** The watch takes four seconds of silence for an outage. */
    private static final Duration NOTICED = Duration.ofSeconds(6);
    /** What a busy machine takes besides. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static Stage stage;
    private static Packaged instance;
    private static Person sarah;

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.set();
        instance = stage.start();
        sarah = Stage.person(instance);
        // inserting a shoot takes as long as its notes say
        stage.server().run("""
                CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.notes ~ '^sleep [0-9]+$' THEN PERFORM pg_sleep(substr(NEW.notes, 7)::int); END IF;
                    RETURN NEW;
                END $$""", "CREATE TRIGGER dawdle BEFORE INSERT ON shoots FOR EACH ROW EXECUTE FUNCTION dawdle()");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Of somebody of their own, as the plans of one person wait for each other. */
    private static Shot slowShoot(Person person, String brand, int seconds) {
        return person.post("/shoots", brand,
                "{\"date\":\"2026-12-04\",\"brandName\":\"%s\",\"notes\":\"sleep %d\"}".formatted(brand, seconds));
    }

    @Test
    void oneThatIsFrozenIsGivenUp() throws Exception {
        FaultReport.row("R5", "database frozen: takes connections, never answers", row -> {
            row.did("SIGSTOP to all of its processes for 20 s under 20 requests/s, then SIGCONT");
            try (Load load = Load.start(URI.create(instance.url()), 20, 40, i -> sarah.get("/shoots?limit=5"))) {
                load.runFor(Duration.ofSeconds(2));
                long threadsBefore = Machine.threads(instance.pid());
                Instant frozen = Instant.now();
                stage.server().freeze();
                int live;
                long threads;
                try {
                    load.runFor(Duration.ofSeconds(15));
                    threads = Machine.threads(instance.pid());
                    live = live(instance);
                    load.runFor(Duration.ofSeconds(5));
                } finally {
                    stage.server().thaw();
                }
                Instant thawed = Instant.now();
                load.runFor(Duration.ofSeconds(5));
                load.stop();
                Numbers meanwhile = load.between(frozen, thawed.minusSeconds(1));
                long still = load.since(thawed).outageAfter(thawed).toMillis();
                row.saw("%s; live %d; %d threads, then %d; last failure %d ms after it went on", meanwhile.words(), live,
                        threadsBefore, threads, still);
                assertThat(meanwhile.failed().outcomes()).isNotEmpty().allMatch(outcome -> outcome.status() == 503);
                assertThat(meanwhile.slowestMillis()).isLessThan(SOCKET_TIMEOUT.plus(SLACK.multipliedBy(2)).toMillis());
                assertThat(live).isEqualTo(200);
                assertThat(threads).isLessThan(threadsBefore + 250);
                assertThat(still).isLessThanOrEqualTo(2000);
            }
        });
    }

    @Test
    void readinessTellsThatItIsFrozen() throws Exception {
        FaultReport.row("R5b", "readiness while the database is frozen", row -> {
            row.did("SIGSTOP to all of its processes; readiness asked until it tells");
            stage.server().freeze();
            try {
                row.saw("not ready after %d ms", Stage.await(NOTICED, () -> ready(instance) == 503).toMillis());
                Instant start = Instant.now();
                assertThat(ready(instance)).isEqualTo(503);
                Duration took = Duration.between(start, Instant.now());
                row.saw("told within %d ms", took.toMillis());
                assertThat(took).isLessThan(Duration.ofSeconds(1));
            } finally {
                stage.server().thaw();
            }
            row.saw("ready again after %d ms", Stage.await(Duration.ofSeconds(15), () -> ready(instance) == 200).toMillis());
        });
    }

    @Test
    void oneThatIsSlowHasABoundedQueue() throws Exception {
        FaultReport.row("R6", "database slow: each packet 200 ms late, then 1 s", row -> {
            row.did("40 requests/s over 60 connections through a link that delays each packet by 200 ms for 10 s, then by 1 s");
            try (Load load = Load.start(URI.create(instance.url()), 40, 60, i -> sarah.get("/shoots?limit=5"))) {
                load.runFor(Duration.ofSeconds(2));
                for (int millis : new int[] { 200, 1000 }) {
                    Instant from = Instant.now();
                    stage.link().delay(Duration.ofMillis(millis));
                    load.runFor(Duration.ofSeconds(10));
                    Numbers numbers = load.between(from, Instant.now());
                    row.saw("%d ms: %s", millis, numbers.words());
                    assertThat(numbers.cut().outcomes()).isEmpty();
                    assertThat(numbers.failed().outcomes()).allMatch(outcome -> outcome.status() == 503);
                    assertThat(numbers.percentileMillis(99)).isLessThan(SOCKET_TIMEOUT.plus(SLACK).toMillis());
                }
                stage.link().pass();
                Instant good = Instant.now();
                load.runFor(Duration.ofSeconds(5));
                load.stop();
                long still = load.since(good).outageAfter(good).toMillis();
                row.saw("last failure %d ms after it was fast again; %d MB resident", still,
                        Machine.residentMegabytes(instance.pid()));
                assertThat(instance.output()).doesNotContain("OutOfMemoryError");
                assertThat(still).isLessThanOrEqualTo(3000);
            } finally {
                stage.link().pass();
            }
        });
    }

    @Test
    void aPoolThatIsExhaustedIsNoReasonToBeUnready() throws Exception {
        FaultReport.row("R7", "pool exhausted: two connections, both at a query of 4 s", row -> {
            row.did("DATABASE_POOL_SIZE=2, two requests whose statement takes 4 s, and others meanwhile");
            Packaged small = stage.start(Map.of("DATABASE_POOL_SIZE", "2", "APP_TOKENS_SESSION_CACHE", "5M"));
            Person tom = Stage.person(small);
            assertThat(statusOf(small, sarah.get("/shoots")) + statusOf(small, tom.get("/shoots"))).isEqualTo(400);
            List<Integer> slow = Parallel.times(3,
                    i -> i < 2 ? statusOf(small, slowShoot(i == 0 ? sarah : tom, "slow-pool-" + i, 4))
                            : meanwhile(small, row));
            assertThat(slow).containsExactly(201, 201, 0);
            small.terminate(Duration.ofSeconds(20));
        });
    }

    private static int meanwhile(Packaged small, FaultReport.Row row) {
        try {
            pause(Duration.ofMillis(1000));
            Instant start = Instant.now();
            Wire.Answer third = ask(small, sarah.get("/shoots"));
            long millis = Duration.between(start, Instant.now()).toMillis();
            int ready = ready(small);
            List<Integer> free = List.of(statusOf(small, Shot.get("/.well-known/jwks.json", null)),
                    statusOf(small, Shot.get("/api/v1/shoots", null)), statusOf(small, Shot.get("/api/v1/nowhere", null)),
                    statusOf(small, sarah.get("/shoots?limit=x")),
                    statusOf(small, new Shot("PUT", "/api/v1/shoots", Map.of(), "{}")));
            row.saw("the third: %d %s after %d ms; ready %d; keys, no token, no such path, bad parameter, bad method: %s",
                    third.status(), third.code(), millis, ready, free);
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.headers()).containsKey("retry-after");
            assertThat(millis).isLessThan(1000 + SLACK.toMillis() / 2);
            assertThat(ready).isEqualTo(200);
            assertThat(free).containsExactly(200, 401, 404, 400, 405);
            return 0;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aLongQueryIsEndedByTheServer() throws Exception {
        FaultReport.row("R8", "long query; long lock; transaction left open", row -> {
            row.did("a statement of 12 s; a row that somebody else has locked; then what the server has open is looked at");
            Instant start = Instant.now();
            Wire.Answer statement = ask(instance, slowShoot(sarah, "slow-query", 12));
            Duration took = Duration.between(start, Instant.now());
            String shoot = ask(instance, sarah.newShoot("locked")).json().path("id").asText();
            Wire.Answer lock;
            Duration lockTook;
            try (Connection other = stage.server().connect()) {
                other.setAutoCommit(false);
                other.createStatement().execute("SELECT 1 FROM shoots WHERE id = '" + shoot + "' FOR UPDATE");
                start = Instant.now();
                lock = ask(instance, sarah.post("/shoots/" + shoot + "/complete", null, null));
                lockTook = Duration.between(start, Instant.now());
                other.rollback();
            }
            long open = stage.server().number("SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                    + "'influencer-platform' AND state <> 'idle'");
            List<String> limits = stage.server().rows("SELECT count(*) FROM shoots WHERE brand_name = 'slow-query'");
            row.saw("statement: %d %s after %d ms; lock: %d %s after %d ms; %d connections not idle; %s rows of it",
                    statement.status(), statement.code(), took.toMillis(), lock.status(), lock.code(), lockTook.toMillis(),
                    open,
                    limits.get(0));
            assertThat(statement.status()).isEqualTo(503);
            assertThat(took).isBetween(STATEMENT_TIMEOUT.minus(SLACK), STATEMENT_TIMEOUT.plus(SLACK));
            assertThat(lock.status()).isEqualTo(409);
            assertThat(lockTook).isLessThan(Duration.ofSeconds(2).plus(SLACK));
            assertThat(open).isZero();
            assertThat(limits).containsExactly("0");
            assertThat(instance.output()).doesNotContain("ARJUNA");
        });
    }

    @Test
    void whatAClientDoesNotWaitForIsDoneOrNotDone() throws Exception {
        FaultReport.row("R9", "client disconnects", row -> {
            row.did("five writes of 2 s with a key, whose connections are closed after 0.5 s; each sent again 4 s later");
            List<Person> people = List.of(Stage.person(instance), Stage.person(instance), Stage.person(instance),
                    Stage.person(instance), Stage.person(instance));
            for (int i = 0; i < 5; i++) {
                Shot shot = slowShoot(people.get(i), "left-" + i, 2);
                try (Wire wire = Wire.connect(URI.create(instance.url()), SOCKET_TIMEOUT)) {
                    wire.send(Wire.text(shot.method(), shot.path(), shot.headers(), shot.body()));
                    pause(Duration.ofMillis(500));
                }
            }
            pause(Duration.ofSeconds(4));
            List<Wire.Answer> again = Parallel.times(5, i -> retry(slowShoot(people.get(i), "left-" + i, 2)));
            long replayed = again.stream().filter(answer -> answer.headers().containsKey("idempotency-replayed")).count();
            List<String> rows = stage.server()
                    .rows("SELECT brand_name FROM shoots WHERE brand_name LIKE 'left-%' ORDER BY brand_name");
            row.saw("%d of 5 were done already and replayed; rows: %s", replayed, rows);
            assertThat(again).allMatch(answer -> answer.status() == 201);
            assertThat(rows).containsExactly("left-0", "left-1", "left-2", "left-3", "left-4");
            assertThat(stage.server().number("SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                    + "'influencer-platform' AND state <> 'idle'")).isZero();
        });
    }

    private static Wire.Answer retry(Shot shot) {
        try {
            return ask(instance, shot);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
