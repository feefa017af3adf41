package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clocks that differ, and zones that nobody expects. */
class ClocksIT {

    private static final List<Path> FAKETIME = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"), Path.of("/usr/lib64/faketime/libfaketime.so.1"));

    /** What makes a process believe in another time; its timers go on as they do. */
    private static Map<String, String> clockOff(String by) {
        Path library = FAKETIME.stream().filter(Files::exists).findFirst().orElseThrow(
                () -> new AssertionError("libfaketime is missing: apt-get install faketime"));
        return Map.of("LD_PRELOAD", library.toString(), "FAKETIME", by, "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    @Test
    void clocksThatDifferHarmNobody() throws Exception {
        FaultReport.row("R26", "clock skew: instances 90 s ahead of and behind the database", row -> {
            row.did("one instance 90 s ahead, one 90 s behind; signing in, refreshing, writing, keys, wrong passwords, pages, across both");
            try (Stage stage = Stage.set()) {
                Packaged ahead = stage.start(clockOff("+90s"));
                Packaged behind = stage.start(clockOff("-90s"));
                Person sarah = Stage.person(ahead);
                Person tom = Stage.person(behind);
                List<Wire.Answer> answers = new ArrayList<>();
                for (Packaged instance : List.of(ahead, behind)) {
                    for (Person person : List.of(sarah, tom)) {
                        answers.add(ask(instance, person.get("/users/me")));
                        answers.add(ask(instance, person.newShoot("skew-" + person.name())));
                        answers.add(ask(instance, person.get("/shoots")));
                        answers.add(ask(instance, person.get("/logs")));
                        answers.add(ask(instance, person.signIn()));
                    }
                }
                long drift = Duration.between(Instant.now(), Instant.parse(
                        ask(ahead, sarah.get("/shoots")).json().path("items").path(0).path("createdAt").asText())).toSeconds();
                row.saw("an instance %d s ahead; statuses %s", drift,
                        answers.stream().map(Wire.Answer::status).distinct().sorted().toList());
                assertThat(drift).isBetween(60L, 95L);
                assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
                assertThat(stage.server().number("SELECT count(*) FROM shoots")).isEqualTo(2);
                refreshOnBoth(sarah, row, ahead, behind);
                waitAsTold(sarah, row, ahead, behind);
                pageThrough(sarah, row, ahead, behind);
            }
        });
    }

    private static void refreshOnBoth(Person person, FaultReport.Row row, Packaged... instances) throws Exception {
        String token = person.refreshToken();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Wire.Answer answer = ask(instances[i % 2],
                    Shot.post("/api/v1/auth/refresh", null, null, "{\"refreshToken\":\"" + token + "\"}"));
            statuses.add(answer.status());
            token = answer.json().path("refreshToken").asText();
        }
        row.saw("six refreshes in turn: %s", statuses);
        assertThat(statuses).containsOnly(200);
    }

    private static void waitAsTold(Person person, FaultReport.Row row, Packaged... instances) throws Exception {
        List<String> waits = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Wire.Answer answer = ask(instances[i % 2], Shot.post("/api/v1/auth/login", null, null,
                    "{\"email\":\"%s@example.com\",\"password\":\"wrong\"}".formatted(person.name())));
            assertThat(answer.status()).isIn(401, 429);
            if (answer.headers().containsKey("retry-after")) {
                waits.add(answer.headers().get("retry-after"));
            }
        }
        row.saw("Retry-After of wrong passwords: %s", waits);
        assertThat(waits).isNotEmpty().allSatisfy(wait -> assertThat(Long.parseLong(wait)).isBetween(0L, 20 * 60L));
    }

    private static void pageThrough(Person person, FaultReport.Row row, Packaged... instances) throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(statusOf(instances[i % 2], person.newShoot("page-" + i))).isEqualTo(201);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; cursor != null && page < 20; page++) {
            JsonNode json = ask(instances[page % 2], person.get("/logs?action=create_shoot&limit=4" + cursor)).json();
            json.path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = json.path("nextCursor").isTextual() ? "&cursor=" + json.path("nextCursor").asText() : null;
        }
        row.saw("21 log lines of both, paged through both: %d, none twice", seen.size());
        assertThat(seen).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void zonesAreNobodysBusiness() throws Exception {
        FaultReport.row("R27", "time zones: JVM in Apia and St. John's, database in Kathmandu", row -> {
            row.did("two instances in other zones on a database in a third one; the same fourteen reads of both");
            try (Stage stage = Stage.set()) {
                stage.server().run("ALTER SYSTEM SET timezone = 'Asia/Kathmandu'",
                        "ALTER ROLE postgres SET timezone = 'Asia/Kathmandu'",
                        "SELECT pg_reload_conf()");
                Packaged apia = stage.start(Map.of("TZ", "Pacific/Apia"));
                Packaged stJohns = stage.start(Map.of("TZ", "America/St_Johns"), "-Duser.language=tr");
                Person sarah = Stage.person(apia);
                write(sarah, apia, stJohns);
                List<String> differing = new ArrayList<>();
                List<String> paths = List.of("/shoots", "/shoots/summary", "/uploads",
                        "/calendar?from=2026-03-01&to=2026-04-05",
                        "/calendar/days", "/reviews", "/logs", "/users/me", "/profiles/me", "/users/me/sessions",
                        "/calendar/feeds",
                        "/portfolio/" + sarah.name(), "/credentials", "/platforms");
                for (String path : paths) {
                    Wire.Answer there = ask(apia, sarah.get(path));
                    Wire.Answer here = ask(stJohns, sarah.get(path));
                    assertThat(there.status()).as(path + there.body()).isEqualTo(200);
                    if (!there.body().equals(here.body())) {
                        differing.add(path);
                    }
                }
                JsonNode shoot = ask(stJohns, sarah.get("/shoots")).json().path("items").path(0);
                row.saw("%d reads, different ones: %s; a shoot of 02:30 on the day that lacks that hour in Berlin starts at %s",
                        paths.size(), differing, shoot.path("startsAt").asText());
                assertThat(differing).isEmpty();
                assertThat(shoot.path("date").asText()).isEqualTo("2026-03-29");
                assertThat(Duration.between(Instant.now(), Instant.parse(shoot.path("createdAt").asText())).abs())
                        .isLessThan(Duration.ofMinutes(1));
            }
        });
    }

    private static void write(Person person, Packaged... instances) throws Exception {
        String fields = "\"timeZone\":\"Europe/Berlin\",\"brandName\":\"Acme\"";
        List<Shot> shots = List.of(
                person.post("/shoots", null, "{\"date\":\"2026-03-29\",\"time\":\"02:30\"," + fields + "}"),
                person.post("/shoots", null, "{\"date\":\"2026-03-28\",\"time\":\"23:59\"," + fields + "}"),
                person.post("/uploads", null, "{\"date\":\"2026-03-29\",\"time\":\"00:15\",\"platform\":\"tiktok\"}"),
                new Shot("PUT", "/api/v1/calendar/2026-03-30",
                        Map.of("Authorization", "Bearer " + person.token(), "Content-Type", "application/json"),
                        "{\"availabilityStatus\":false}"));
        for (int i = 0; i < shots.size(); i++) {
            assertThat(statusOf(instances[i % 2], shots.get(i))).isIn(200, 201);
        }
    }
}
