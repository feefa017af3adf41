package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The version before this one, built from the repository's history: the last release, or where none is tagged, the last
 * commit whose schema lacks something of today's. It is kept in {@code target/previous}.
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
        String release = git("describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null || true");
        if (!release.isEmpty()) {
            return git("rev-parse " + release + "^{commit}");
        }
        Set<String> now = changes("HEAD");
        for (String touched : git("log --first-parent -m --format=%H -- " + CHANGES).lines().toList()) {
            Set<String> before = changes(touched + "^1");
            // one that was still being written had other contents, and is in no database
            if (before.size() < now.size() && now.containsAll(before)) {
                return git("rev-parse " + touched + "^1");
            }
        }
        throw new AssertionError("the whole history is needed, not a shallow clone");
    }

    /** Names and contents. */
    private static Set<String> changes(String commit) throws IOException, InterruptedException {
        return git("ls-tree " + commit + " " + CHANGES + "/").lines().collect(Collectors.toSet());
    }

    private static String git(String command) throws IOException, InterruptedException {
        return run(Path.of(""), "sh", "-c", "git " + command);
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
