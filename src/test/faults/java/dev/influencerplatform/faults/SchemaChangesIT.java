package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema changes: by two instances at once, by one that dies on the way, not at all, and under those that use it. */
class SchemaChangesIT {

    /** As the database says it, in a log of JSON. */
    private static final String IN_THE_WAY = "relation \\\"uploads\\\" already exists";
    private static final String ROLLED_BACK = "SELECT xact_rollback FROM pg_stat_database WHERE datname = 'postgres'";
    private static final String CHANGES = "SELECT count(*) FROM databasechangelog";

    private static List<String> cleanSchema() throws Exception {
        try (Stage stage = Stage.set()) {
            stage.start();
            return Schemas.of(stage.server());
        }
    }

    private static long changesIn(Stage stage) {
        try {
            return stage.server().number(CHANGES);
        } catch (SQLException notThere) {
            return 0;
        }
    }

    @Test
    void twoAtOnceOnAnEmptyDatabaseMigrateItOnce() throws Exception {
        FaultReport.row("R23", "two instances start at once on an empty database", row -> {
            row.did("both started within the same moment, over a link that delays each packet by 5 ms");
            try (Stage stage = Stage.set()) {
                stage.link().delay(Duration.ofMillis(5));
                Packaged east = stage.with(Packaged.start(stage.settings()));
                Packaged west = stage.with(Packaged.start(stage.settings()));
                east.awaitReady();
                west.awaitReady();
                stage.link().pass();
                List<String> twice = stage.server()
                        .rows("SELECT id FROM databasechangelog GROUP BY id HAVING count(*) > 1");
                Person sarah = Stage.person(east);
                int other = statusOf(west, sarah.get("/users/me"));
                row.saw("both ready; %d changes, none of them twice; an account of one is known to the other: %d",
                        changesIn(stage), other);
                assertThat(twice).isEmpty();
                assertThat(other).isEqualTo(200);
                assertThat(east.output() + west.output()).doesNotContain("ERROR");
            }
        });
    }

    @Test
    void oneThatIsKilledIsGoneOnWith() throws Exception {
        FaultReport.row("R24", "migration killed half-way, and one that fails", row -> {
            List<String> clean = cleanSchema();
            row.did("kill -9 while the first migration was under way; started again");
            try (Stage stage = Stage.set()) {
                stage.link().delay(Duration.ofMillis(15));
                Packaged first = stage.with(Packaged.start(stage.settings()));
                Stage.await(Duration.ofSeconds(60), () -> changesIn(stage) >= 5);
                first.kill();
                stage.link().pass();
                long then = changesIn(stage);
                stage.start();
                row.saw("killed after %d changes; the next start made the rest (%d); the schema is that of an undisturbed one",
                        then,
                        changesIn(stage));
                assertThat(then).isLessThan(changesIn(stage));
                assertThat(Schemas.of(stage.server())).isEqualTo(clean);
            }
            row.did("a table of the same name in the way; started, removed, started again");
            try (Stage stage = Stage.set()) {
                stage.server().run("CREATE TABLE uploads (id int)");
                Packaged.Ended ended = Packaged.runToTheEnd(stage.settings());
                long then = changesIn(stage);
                row.saw("exit code %d, naming it: %s; %d changes were made before", ended.exitCode(),
                        ended.output().contains(IN_THE_WAY), then);
                assertThat(ended.exitCode()).isPositive();
                assertThat(ended.output()).contains(IN_THE_WAY);
                stage.server().run("DROP TABLE uploads");
                stage.start();
                assertThat(Schemas.of(stage.server())).isEqualTo(clean);
            }
        });
    }

    @Test
    void preparedStatementsOutliveAChange() throws Exception {
        FaultReport.row("R25", "schema changed under prepared statements", row -> {
            row.did("60 requests/s, three quarters of them writes, until all statements are prepared; then columns added, types of columns "
                    + "widened, one changed and back, an index made, one change a second");
            try (Stage stage = Stage.set()) {
                Packaged instance = stage.start();
                Person sarah = Stage.person(instance);
                String shoot = ask(instance, sarah.newShoot("first")).json().path("id").asText();
                Load load = stage.with(Load.start(URI.create(instance.url()), 60, 12, i -> shot(sarah, shoot, i)));
                load.runFor(Duration.ofSeconds(8));
                long rolledBack = stage.server().number(ROLLED_BACK);
                for (String change : List.of("ALTER TABLE shoots ADD COLUMN extra INT NOT NULL DEFAULT 0",
                        "ALTER TABLE shoots ALTER COLUMN brand_name TYPE VARCHAR(120)",
                        "ALTER TABLE shoots ALTER COLUMN location TYPE TEXT",
                        "ALTER TABLE idempotency_keys ADD COLUMN extra TEXT",
                        "ALTER TABLE sessions ALTER COLUMN revoked_at TYPE TIMESTAMPTZ",
                        "ALTER TABLE sessions ALTER COLUMN revoked_at TYPE TIMESTAMP",
                        "CREATE INDEX extra_idx ON shoots (extra)", "ALTER TABLE logs ADD COLUMN extra TEXT")) {
                    stage.server().run("SET lock_timeout = '2s'; " + change);
                    load.runFor(Duration.ofSeconds(1));
                }
                Numbers numbers = load.stop();
                long again = stage.server().number(ROLLED_BACK) - rolledBack;
                row.saw("%s; the database ended %d transactions, which were done again", numbers.words(), again);
                assertThat(again).isPositive();
                assertThat(numbers.where(outcome -> outcome.status() >= 500 && outcome.status() != 503).outcomes()).isEmpty();
                assertThat(numbers.failed().outcomes()).isEmpty();
                assertThat(stage.server().number("SELECT count(*) FROM shoots")).isEqualTo(1 + numbers
                        .where(outcome -> outcome.shot().method().equals("POST") && outcome.isAcknowledged()).count());
            }
        });
    }

    private static Shot shot(Person person, String shoot, int i) {
        return switch (i % 4) {
            case 0, 2 -> person.newShoot("prepared-" + i);
            case 1 -> person.get("/shoots?limit=5");
            default -> new Shot("PATCH", "/api/v1/shoots/" + shoot, Map.of("Authorization", "Bearer " + person.token(),
                    "Content-Type", "application/merge-patch+json"), "{\"campaignName\":\"" + i + "\"}");
        };
    }
}
