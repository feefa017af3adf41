package dev.influencerplatform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tools of PostgreSQL 18 that operators use, which the embedded server has not. */
final class ClientTools {

    private static final int VERSION = 18;
    private static final String MISSING = "pg_dump of PostgreSQL 18 or later is missing: apt-get install postgresql-client-18 "
            + "(Debian 14, or apt.postgresql.org), or run src/test/faults/postgresql-client.sh, or -Dpg.bin=<folder>";

    private final Path folder;

    private ClientTools(Path folder) {
        this.folder = folder;
    }

    /** Those of the first place that has them. */
    static ClientTools find() {
        Stream<Path> places = Stream.concat(
                Stream.of(System.getProperty("pg.bin", ""), "target/postgresql-client/bin", "/usr/lib/postgresql/18/bin")
                        .filter(place -> !place.isEmpty()).map(Path::of),
                Stream.of(System.getenv("PATH").split(":")).map(Path::of));
        return places.filter(ClientTools::isNewEnough).findFirst().map(ClientTools::new)
                .orElseThrow(() -> new AssertionError(MISSING));
    }

    private static boolean isNewEnough(Path folder) {
        Path tool = folder.resolve("pg_dump");
        try {
            return Files.isExecutable(tool) && major(run(List.of(tool.toAbsolutePath().toString(), "--version"))) >= VERSION;
        } catch (IOException | AssertionError unusable) {
            return false;
        }
    }

    private static int major(String version) {
        return Integer.parseInt(version.replaceAll("(?s)[^0-9]*([0-9]+).*", "$1"));
    }

    /** Runs one to its end, and gives what it said. */
    String run(String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(tool).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as("%s: %s", command, words).isZero();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
        return words;
    }
}
