package dev.influencerplatform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The end of one instance, asked for politely while it has work. */
class ShutdownIT {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    @Test
    void whatWasAcceptedIsAnswered() throws Exception {
        FaultReport.row("R13", "SIGTERM under load, one instance", row -> {
            row.did("100 requests/s over 10 connections, half of them writes, and others of 3 s; SHUTDOWN_DELAY=3S; SIGTERM; no new "
                    + "requests once readiness was down for 2 s, as behind a balancer");
            try (Stage stage = Stage.set()) {
                Packaged instance = stage.start(Map.of("SHUTDOWN_DELAY", "3S"));
                Person sarah = Stage.person(instance);
                stage.server().run("""
                        CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF NEW.brand_name ~ '^slow' THEN PERFORM pg_sleep(3); END IF;
                            RETURN NEW;
                        END $$""", "CREATE TRIGGER dawdle BEFORE INSERT ON shoots FOR EACH ROW EXECUTE FUNCTION dawdle()");
                Load load = stage.with(Load.start(URI.create(instance.url()), 100, 10,
                        i -> i % 2 == 0 ? sarah.newShoot("fast-" + i) : sarah.get("/shoots?limit=5")));
                // each of somebody else, as the plans of one person wait for each other
                List<Person> others = List.of(Stage.person(instance), Stage.person(instance), Stage.person(instance),
                        Stage.person(instance), Stage.person(instance), Stage.person(instance), Stage.person(instance));
                Load slow = stage
                        .with(Load.start(URI.create(instance.url()), 2, 7, i -> others.get(i % 7).newShoot("slow-" + i)));
                load.runFor(Duration.ofSeconds(3));
                Instant told = Instant.now();
                CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> terminate(instance));
                Stage.pause(Duration.ofMillis(700));
                int ready = Stage.ready(instance);
                load.runFor(Duration.ofSeconds(2));
                Numbers numbers = load.stop();
                Numbers slowNumbers = slow.stop();
                int code = end.join();
                Duration took = Duration.between(told, Instant.now());
                int afterwards = load.since(told).count();
                row.saw("ready %d at once; exit code %d after %d ms; %d requests after the signal; all: %s; slow ones: %s",
                        ready, code,
                        took.toMillis(), afterwards, numbers.byResult(), slowNumbers.byResult());
                assertThat(ready).isEqualTo(503);
                assertThat(took).isLessThan(LONGEST);
                assertThat(code).isEqualTo(143);
                assertThat(afterwards).isGreaterThan(100);
                assertThat(numbers.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
                assertThat(slowNumbers.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
                assertThat(new HashSet<>(stage.server().rows("SELECT id FROM shoots")))
                        .containsAll(numbers.acknowledged().where(outcome -> outcome.shot().method().equals("POST")).outcomes()
                                .stream().map(outcome -> outcome.answer().json().path("id").asText()).toList());
            }
        });
    }

    private static int terminate(Packaged instance) {
        try {
            return instance.terminate(LONGEST);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
