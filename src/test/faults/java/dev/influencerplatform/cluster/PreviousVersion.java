package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The version before this one, built from the repository's history: the last release, or where none is tagged, what there was
 * before the newest change of the schema. It is kept in {@code target/previous}.
 *
 * @param commit what it was built from
 * @param application the folder of its package
 */
record PreviousVersion(String commit, Path application) {

    private static final Path KEPT = Path.of("target", "previous").toAbsolutePath();
    private static final String CHANGES = "src/main/resources/db/changes";
    private static final int LONGEST_BUILD_MINUTES = 5;

    static PreviousVersion build() throws IOException, InterruptedException {
        String commit = choose();
        Path application = KEPT.resolve(commit).resolve("target/quarkus-app");
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            Path folder = Files.createDirectories(KEPT.resolve(commit));
            run(Path.of(""), "sh", "-c", "git archive " + commit + " | tar -x -C " + folder);
            run(folder, "./mvnw", "-B", "-ntp", "-q", "package", "-DskipTests");
        }
        return new PreviousVersion(commit, application);
    }

    private static String choose() throws IOException, InterruptedException {
        String release = run(Path.of(""), "sh", "-c", "git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null || true");
        String newestChange = run(Path.of(""), "git", "log", "-1", "--first-parent", "-m", "--diff-filter=A", "--format=%H",
                "--",
                CHANGES);
        assertThat(newestChange).as("the whole history is needed, not a shallow clone").isNotEmpty();
        return run(Path.of(""), "git", "rev-parse", release.isEmpty() ? newestChange + "^1" : release + "^{commit}");
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(KEPT), "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        // those of the Maven that runs this
        builder.environment().keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS"));
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES);
        String words = Files.readString(output, StandardCharsets.UTF_8).strip();
        Files.delete(output);
        assertThat(ended && process.exitValue() == 0).as("%s: %s", String.join(" ", command), words).isTrue();
        return words;
    }
}
