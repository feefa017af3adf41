package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Outcome;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More than it can do, and a long time of what it can. */
class OverloadIT {

    private static final int AS_FAST_AS_POSSIBLE = 1_000_000;
    private static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 400;
    private static final int PLANNERS = 20;
    private static final int SHOOTS = 60;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private static Stage stage;
    private static Packaged instance;
    private static URI server;
    private static List<Planner> planners;

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.set();
        instance = stage.start();
        server = URI.create(instance.url());
        planners = new ArrayList<>();
        for (int i = 0; i < PLANNERS; i++) {
            planners.add(Planner.on(instance));
        }
        // what is compiled meanwhile would be measured with the rest
        goOn(Duration.ofSeconds(15), OverloadIT::mixed);
        goOn(Duration.ofSeconds(8), i -> somebody().signIn());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Somebody with shoots, and one of these. */
    private record Planner(Person person, String shoot) {

        static Planner on(Packaged instance) throws IOException {
            Person person = Stage.person(instance);
            String shoot = ask(instance, person.newShoot("first")).json().path("id").asText();
            for (int i = 0; i < SHOOTS; i++) {
                statusOf(instance, person.newShoot("before-" + i));
            }
            return new Planner(person, shoot);
        }
    }

    /** What front ends ask for, of one after the other. */
    private static Shot mixed(int i) {
        return mixed(i, PLANNERS);
    }

    /** Of one account, whose writes wait for each other in the database. */
    private static Shot mixedOfOne(int i) {
        return mixed(i, 1);
    }

    private static Shot mixed(int i, int accounts) {
        Planner planner = planners.get(i / 10 % accounts);
        Person person = planner.person();
        return switch (i % 10) {
            case 0, 1, 2, 3 -> person.get("/shoots?limit=20");
            case 4, 5 -> person.get("/shoots/" + planner.shoot());
            case 6, 7 -> Shot.get("/api/v1/portfolio/" + person.name(), null);
            case 8 -> person.get("/calendar?from=2026-12-01&to=2026-12-31");
            // plans of one day are held against each other
            default -> person.post("/shoots", null, "{\"date\":\"%s\",\"brandName\":\"mixed-%d\"}".formatted(
                    LocalDate.of(2027, 1, 1).plusDays(i / 10 % 3000), i));
        };
    }

    private static Person somebody() {
        return planners.get(0).person();
    }

    private static void goOn(Duration time, IntFunction<Shot> shots) {
        try (Load load = Load.start(server, AS_FAST_AS_POSSIBLE, CONNECTIONS, shots)) {
            load.runFor(time);
            load.stop();
        }
    }

    private static long goodput(Load load, Instant from, Duration time) {
        return load.between(from, from.plus(time)).acknowledged().count() / time.toSeconds();
    }

    @Test
    void fiveTimesTooMuchIsTurnedAwayAtOnce() throws Exception {
        overload("R31", "twenty accounts", OverloadIT::mixed);
    }

    @Test
    void fiveTimesTooMuchOfOneAccountIsTurnedAwayAtOnce() throws Exception {
        overload("R31b", "one account", OverloadIT::mixedOfOne);
    }

    private static void overload(String id, String whose, IntFunction<Shot> shots) throws Exception {
        FaultReport.row(id, "overload: five times what it can do, of " + whose, row -> {
            Duration time = Duration.ofSeconds(10);
            long peak;
            try (Load most = Load.start(server, AS_FAST_AS_POSSIBLE, CONNECTIONS, shots)) {
                Instant from = Instant.now();
                most.runFor(time);
                peak = goodput(most, from, time);
                most.stop();
            }
            long memory = Machine.residentMegabytes(instance.pid());
            row.did("a mix of reads and writes over %d connections as fast as answered (%d/s), then %d/s over %d connections for 10 s",
                    CONNECTIONS, peak, 5 * peak, MANY_CONNECTIONS);
            Numbers numbers;
            long good;
            try (Load much = Load.start(server, (int) (5 * peak), MANY_CONNECTIONS, shots)) {
                Instant from = Instant.now();
                much.runFor(time);
                numbers = much.between(from, from.plus(time));
                good = goodput(much, from, time);
                much.stop();
            }
            Instant over = Instant.now();
            Numbers accepted = numbers.acknowledged();
            Numbers refused = numbers.where(outcome -> outcome.status() == 503 || outcome.status() == 429);
            Duration normal = normalAfter(over);
            row.saw("%d/s answered, p99 of those %d ms; %d refused, half of them within %d ms, 99 %% within %d ms; %s; resident %d MB "
                    + "before and %d MB after; as fast as before after %d ms", good, accepted.percentileMillis(99),
                    refused.count(),
                    refused.percentileMillis(50), refused.percentileMillis(99), numbers.byResult(), memory,
                    Machine.residentMegabytes(instance.pid()), normal.toMillis());
            assertThat(numbers.count()).isEqualTo(accepted.count() + refused.count());
            assertThat(good).isGreaterThanOrEqualTo(peak * 8 / 10);
            assertThat(accepted.percentileMillis(99)).isLessThan(1000);
            assertThat(refused.percentileMillis(50)).isLessThan(100);
            assertThat(Machine.residentMegabytes(instance.pid())).isLessThan(memory + 150);
            assertThat(normal).isLessThan(Duration.ofSeconds(10));
        });
    }

    private static Duration normalAfter(Instant over) throws Exception {
        try (Load few = Load.start(server, 50, 8, OverloadIT::mixed)) {
            few.runFor(Duration.ofSeconds(10));
            Numbers all = few.stop();
            return all.where(outcome -> outcome.isFailed() || outcome.took().toMillis() > 200).outcomes().stream()
                    .map(Outcome::end).max(Instant::compareTo).map(last -> Duration.between(over, last)).orElse(Duration.ZERO);
        }
    }

    @Test
    void aFloodOfSignInsIsTheFloodsOwnProblem() throws Exception {
        flood("R32", "an instance that has been at work for a while", server);
    }

    @Test
    void aFloodOfSignInsOnAFreshInstanceIsTheFloodsOwnProblem() throws Exception {
        try (Packaged fresh = stage.start()) {
            flood("R32b", "an instance that has just started", URI.create(fresh.url()));
        }
    }

    private static void flood(String id, String of, URI server) throws Exception {
        FaultReport.row(id, "login flood", row -> {
            row.did("sign-ins as fast as answered over 50 connections for 8 s, 20 other requests/s meanwhile, of %s", of);
            try (Load others = Load.start(server, 20, 4, i -> somebody().get("/users/me"));
                    Load flood = Load.start(server, AS_FAST_AS_POSSIBLE, 50, i -> somebody().signIn())) {
                flood.runFor(Duration.ofSeconds(8));
                Numbers flooded = flood.stop();
                Numbers meanwhile = others.stop();
                row.saw("sign-ins: %s; others: %s", flooded.byResult(), meanwhile.words());
                assertThat(
                        flooded.where(outcome -> outcome.status() != 200 && outcome.status() != 503 && outcome.status() != 429)
                                .outcomes())
                        .isEmpty();
                assertThat(meanwhile.failed().outcomes()).isEmpty();
                assertThat(meanwhile.percentileMillis(99)).isLessThan(200);
            }
        });
    }

    /** {@code -Dfaults.soak=PT30M} for half an hour. */
    @Test
    void nothingGrowsInALongTime() throws Exception {
        Duration time = Duration.parse(System.getProperty("faults.soak", "PT60S"));
        FaultReport.row("R35", "soak", row -> {
            row.did("80 mixed requests/s for %s (`-Dfaults.soak=PT30M` for longer); looked at after a third, and at the end",
                    time);
            int warnings = warnings();
            try (Load load = Load.start(server, 80, CONNECTIONS, OverloadIT::mixed)) {
                load.runFor(time.dividedBy(3));
                Use first = Use.of(instance);
                load.runFor(time.multipliedBy(2).dividedBy(3));
                Use last = Use.of(instance);
                Numbers numbers = load.stop();
                row.saw("%s; first %s, last %s; %d warnings", numbers.words(), first, last, warnings() - warnings);
                assertThat(numbers.failed().outcomes()).isEmpty();
                assertThat(last.heapKilobytes()).isLessThan(first.heapKilobytes() * 13 / 10 + 5000);
                assertThat(last.threads()).isLessThanOrEqualTo(first.threads() + 10);
                assertThat(last.files()).isLessThanOrEqualTo(first.files() + 10);
                assertThat(warnings()).isEqualTo(warnings);
            }
        });
    }

    private static int warnings() throws IOException {
        return (int) instance.output().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).count();
    }

    /** What the process holds, when what it holds no more is thrown away. */
    private record Use(long heapKilobytes, long threads, long files, long connections) {

        static Use of(Packaged instance) throws Exception {
            jcmd(instance, "GC.run");
            String heap = jcmd(instance, "GC.heap_info");
            Matcher used = USED.matcher(heap);
            long kilobytes = 0;
            while (used.find() && !heap.substring(0, used.start()).contains("Metaspace")) {
                kilobytes += Long.parseLong(used.group(1));
            }
            return new Use(kilobytes, Machine.threads(instance.pid()), Machine.openFiles(instance.pid()), stage.server()
                    .number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'influencer-platform'"));
        }

        private static String jcmd(Packaged instance, String command) throws Exception {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(instance.pid()), command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
