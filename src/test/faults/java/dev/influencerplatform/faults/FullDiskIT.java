package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static dev.influencerplatform.faults.Stage.ready;
import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Pictures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A disk that is full, or that nobody may write on: the database's, and the application's. */
class FullDiskIT {

    private static final int MEGABYTES = 300;
    private static final String NOTES = "n".repeat(9000);

    private static Path folder() throws Exception {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "faults")), "disk").toAbsolutePath();
    }

    private static Shot largeShoot(Person person, int i) {
        // random notes, as what repeats itself is compressed
        StringBuilder notes = new StringBuilder(NOTES);
        for (int at = 0; at < notes.length(); at++) {
            notes.setCharAt(at, (char) ('a' + (int) (Math.random() * 26)));
        }
        return person.post("/shoots", "large-" + i,
                "{\"date\":\"2026-12-04\",\"brandName\":\"large-%d\",\"notes\":\"%s\"}".formatted(i, notes));
    }

    @Test
    void whereTheDatabaseCannotWriteTheReadingGoesOn() throws Exception {
        FaultReport.row("R10", "disk of the database full", row -> {
            row.did("the database on a file system of %d MB, of which every byte was filled; large shoots were written until they "
                    + "failed, and then 20 more; then space was freed", MEGABYTES);
            Path disk = folder();
            try (AutoCloseable mounted = Machine.smallDisk(disk, MEGABYTES);
                    Stage stage = Stage.on(Server.on(disk.resolve("data")))) {
                Packaged instance = stage.start();
                Person sarah = Stage.person(instance);
                Path filling = Machine.fill(disk);
                List<String> acknowledged = new ArrayList<>();
                List<Integer> statuses = new ArrayList<>();
                for (int i = 0, failures = 0; i < 3000 && failures < 20; i++) {
                    Wire.Answer answer = ask(instance, largeShoot(sarah, i));
                    statuses.add(answer.status());
                    if (answer.status() == 201) {
                        acknowledged.add(answer.json().path("id").asText());
                    } else {
                        failures++;
                    }
                }
                List<Integer> reads = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    reads.add(statusOf(instance, sarah.get("/shoots?limit=5")));
                }
                int ready = ready(instance);
                Files.delete(filling);
                Duration back = Stage.await(Duration.ofSeconds(30), () -> statusOf(instance, sarah.newShoot("freed")) == 201);
                row.saw("%d written, then %s; reads meanwhile %s, ready %d; writes again %d ms after space was freed",
                        acknowledged.size(), statuses.stream().filter(status -> status != 201).distinct().toList(),
                        reads.stream().distinct().toList(), ready, back.toMillis());
                assertThat(statuses).contains(503).allMatch(status -> status == 201 || status == 503);
                assertThat(reads).containsOnly(200);
                assertThat(back).isLessThan(Duration.ofSeconds(5));
                assertThat(new HashSet<>(stage.server().rows("SELECT id FROM shoots"))).containsAll(acknowledged);
            }
        });
    }

    @Test
    void theApplicationNeedsNoDiskToServe() throws Exception {
        FaultReport.row("R11", "disk of the application read-only, then its temporary folder full", row -> {
            row.did("started in a folder that is read-only, with a temporary folder and one for photos on a file system of 20 MB; "
                    + "then every byte of that was filled");
            Path disk = folder();
            Path nothing = folder();
            try (AutoCloseable small = Machine.smallDisk(disk, 20);
                    AutoCloseable empty = Machine.smallDisk(nothing, 1);
                    Stage stage = Stage.set()) {
                Machine.readOnly(nothing);
                Map<String, String> settings = stage.settings();
                settings.put("PHOTO_FOLDER", disk.resolve("photos").toString());
                Packaged instance = stage
                        .with(Packaged.startIn(nothing, settings, "-Djava.io.tmpdir=" + disk, "-Xshare:auto"));
                instance.awaitReady();
                Person sarah = Stage.person(instance);
                int photoBefore = photo(instance, sarah).statusCode();
                Machine.fill(disk);
                List<Integer> statuses = List.of(statusOf(instance, sarah.get("/shoots")),
                        statusOf(instance, sarah.newShoot("full")),
                        statusOf(instance, sarah.signIn()),
                        statusOf(instance, Shot.get("/api/v1/portfolio/" + sarah.name(), null)));
                HttpResponse<String> photo = photo(instance, sarah);
                row.saw("ready; a photo %d; with the disk full: reading, writing, signing in, public page %s, a photo %d",
                        photoBefore,
                        statuses, photo.statusCode());
                assertThat(photoBefore).isEqualTo(200);
                assertThat(statuses).containsExactly(200, 201, 200, 200);
                assertThat(photo.statusCode()).as(photo.body()).isEqualTo(503);
                assertThat(photo.body()).contains("\"unavailable\"");
            }
        });
    }

    @Test
    void aLogThatCannotBeWrittenHoldsNobodyUp() throws Exception {
        FaultReport.row("R11b", "log cannot be written", row -> {
            row.did("its output went to /dev/full, where each write fails");
            try (Stage stage = Stage.set()) {
                Packaged instance = stage.with(Packaged.startSilenced(stage.settings(), Path.of("/dev/full")));
                instance.awaitReady();
                Person sarah = Stage.person(instance);
                stage.server().stop();
                int down = statusOf(instance, sarah.get("/shoots"));
                stage.server().start();
                Duration back = Stage.await(Duration.ofSeconds(10), () -> statusOf(instance, sarah.get("/shoots")) == 200);
                row.saw("ready; with the database down, which is logged, %d; again 200 after %d ms", down, back.toMillis());
                assertThat(down).isEqualTo(503);
            }
        });
    }

    private static HttpResponse<String> photo(Packaged instance, Person person) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(instance.url() + "/api/v1/profiles/me/photo"))
                .header("Authorization", "Bearer " + person.token()).header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Pictures.png(640, 480))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
