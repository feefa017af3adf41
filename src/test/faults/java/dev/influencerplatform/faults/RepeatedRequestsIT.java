package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Failure;
import dev.influencerplatform.faults.Load.Outcome;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same request more than once, because somebody was impatient or because an instance died; and many changes of one row. */
class RepeatedRequestsIT {

    private static final String SHOOTS_OF = "SELECT brand_name FROM shoots WHERE brand_name LIKE '%s' ORDER BY 1";

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = Stage.set();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private static Wire.Answer answerOf(Packaged instance, Shot shot) {
        try {
            return ask(instance, shot);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        FaultReport.row("R14", "duplicate submit: one key, 20 at once, two instances", row -> {
            Packaged[] instances = { stage.start(), stage.start() };
            Person sarah = Stage.person(instances[0]);
            row.did("ten keys, each sent 20 times at once to two instances, and once more afterwards");
            Map<Integer, Integer> statuses = new LinkedHashMap<>();
            for (int key = 0; key < 10; key++) {
                Shot shot = sarah.newShoot("twenty-" + key);
                List<Wire.Answer> answers = Parallel.times(20, i -> answerOf(instances[i % 2], shot));
                answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
                Wire.Answer after = ask(instances[key % 2], shot);
                assertThat(after.headers()).containsEntry("idempotency-replayed", "true");
                assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Wire.Answer::body).distinct())
                        .containsExactly(after.body());
            }
            List<String> rows = stage.server().rows(SHOOTS_OF.formatted("twenty-%"));
            row.saw("statuses %s; %d rows", statuses, rows.size());
            assertThat(statuses.keySet()).containsOnly(201, 409);
            assertThat(rows).hasSize(10).doesNotHaveDuplicates();
        });
    }

    @Test
    void whatWasDoneWithoutAnAnswerIsNotDoneAgain() throws Exception {
        FaultReport.row("R15", "kill -9 between effect and answer", row -> {
            row.did("three writes whose COMMIT reached the database and whose answers never came back; kill -9; a new instance; "
                    + "the same three again with their keys");
            Packaged first = stage.start(
                    Map.of("DATABASE_URL", Stage.urlAt(stage.link().port()) + "?prepareThreshold=0", "APP_TOKENS_SESSION_CACHE",
                            "5M"));
            Person sarah = Stage.person(first);
            assertThat(Stage.statusOf(first, sarah.get("/shoots"))).isEqualTo(200);
            stage.link().loseAnswersAfter("COMMIT");
            for (int i = 0; i < 3; i++) {
                Wire wire = stage.with(Wire.connect(URI.create(first.url()), Duration.ofSeconds(30)));
                Shot shot = sarah.newShoot("unheard-" + i);
                wire.send(Wire.text(shot.method(), shot.path(), shot.headers(), shot.body()));
            }
            Stage.await(Duration.ofSeconds(5), () -> rows("unheard-%").size() == 3);
            first.kill();
            stage.link().pass();
            Packaged second = stage.start();
            List<Wire.Answer> again = Parallel.times(3, i -> answerOf(second, sarah.newShoot("unheard-" + i)));
            List<String> rows = rows("unheard-%");
            row.saw("%s, replayed %s; rows %s", again.stream().map(Wire.Answer::status).toList(),
                    again.stream().map(answer -> answer.headers().get("idempotency-replayed")).toList(), rows);
            assertThat(again).allMatch(answer -> answer.status() == 201)
                    .allMatch(answer -> "true".equals(answer.headers().get("idempotency-replayed")));
            assertThat(rows).containsExactly("unheard-0", "unheard-1", "unheard-2");
        });
    }

    private List<String> rows(String like) {
        try {
            return stage.server().rows(SHOOTS_OF.formatted(like));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aKillUnderLoadLosesNothingThatWasPromised() throws Exception {
        FaultReport.row("R15b", "kill -9 under load", row -> {
            row.did("80 writes/s with keys over 16 connections; kill -9; a new instance; what was not acknowledged again");
            Packaged first = stage.start();
            Person sarah = Stage.person(first);
            Load load = stage.with(Load.start(URI.create(first.url()), 80, 16, i -> sarah.newShoot("killed-" + i)));
            load.runFor(Duration.ofSeconds(4));
            first.kill();
            load.runFor(Duration.ofMillis(200));
            Numbers numbers = load.stop();
            Packaged second = stage.start();
            Numbers unanswered = numbers.where(outcome -> outcome.failure() != null);
            int replayed = 0;
            for (Outcome one : unanswered.outcomes()) {
                Wire.Answer again = ask(second, one.shot());
                assertThat(again.status()).isEqualTo(201);
                replayed += again.headers().containsKey("idempotency-replayed") ? 1 : 0;
            }
            Set<String> ids = new HashSet<>(stage.server().rows("SELECT id FROM shoots"));
            List<String> rows = rows("killed-%");
            row.saw("%d acknowledged, %d cut off, %d refused; of those sent again %d were done already; %d rows for %d keys",
                    numbers.acknowledged().count(), numbers.cut().count(),
                    numbers.where(outcome -> outcome.failure() == Failure.REFUSED).count(), replayed, rows.size(),
                    numbers.count());
            assertThat(numbers.acknowledged().outcomes()).isNotEmpty()
                    .allMatch(outcome -> ids.contains(outcome.answer().json().path("id").asText()));
            assertThat(rows).hasSize(numbers.count()).doesNotHaveDuplicates();
        });
    }

    @Test
    void ofManyChangesOfOneVersionOneWins() throws Exception {
        FaultReport.row("R30", "hot row: 50 changes of one shoot at once", row -> {
            Packaged[] instances = { stage.start(), stage.start() };
            Person sarah = Stage.person(instances[0]);
            row.did("five times 50 PATCHes with the same If-Match at once over two instances, then 50 without any");
            Wire.Answer shoot = ask(instances[0], sarah.newShoot("hot"));
            String id = shoot.json().path("id").asText();
            Map<Integer, Integer> statuses = new LinkedHashMap<>();
            Duration slowest = Duration.ZERO;
            for (int round = 0; round < 5; round++) {
                String tag = ask(instances[0], sarah.get("/shoots/" + id)).headers().get("etag");
                Instant start = Instant.now();
                List<Integer> of = Parallel.times(50, i -> answerOf(instances[i % 2], patch(sarah, id, tag, i)).status());
                Duration took = Duration.between(start, Instant.now());
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                of.forEach(status -> statuses.merge(status, 1, Integer::sum));
                assertThat(of).containsOnlyOnce(200).containsAnyOf(412, 409).isSubsetOf(200, 412, 409);
            }
            List<Integer> blind = Parallel.times(50, i -> answerOf(instances[i % 2], patch(sarah, id, null, i)).status());
            row.saw("with If-Match %s, each round within %d ms; without %d won, %d were told of a concurrent change", statuses,
                    slowest.toMillis(), blind.stream().filter(status -> status == 200).count(),
                    blind.stream().filter(status -> status == 409).count());
            assertThat(blind).contains(200).isSubsetOf(200, 409);
            assertThat(slowest).isLessThan(Duration.ofSeconds(3));
        });
    }

    private static Shot patch(Person person, String id, String tag, int i) {
        Map<String, String> headers = new LinkedHashMap<>(
                Map.of("Authorization", "Bearer " + person.token(), "Content-Type", "application/merge-patch+json"));
        if (tag != null) {
            headers.put("If-Match", tag);
        }
        return new Shot("PATCH", "/api/v1/shoots/" + id, headers, "{\"brandName\":\"hot " + i + "\"}");
    }
}
