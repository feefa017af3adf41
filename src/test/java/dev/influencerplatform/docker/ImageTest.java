package dev.influencerplatform.docker;

import static dev.influencerplatform.docker.DockerFiles.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Dockerfile and what it takes from the repository. */
class ImageTest {

    private static final String DOCKERFILE = DockerFiles.text(FOLDER.resolve("Dockerfile"));
    private static final Pattern COPIED = Pattern.compile("^COPY (?!--from)(?:--\\w+=\\S+ )*(.+) \\S+$", Pattern.MULTILINE);

    private static Stream<String> copied() {
        return COPIED.matcher(DOCKERFILE).results().flatMap(line -> Arrays.stream(line.group(1).split(" ")));
    }

    @Test
    void whatIsCopiedIsThereAndNotIgnored() {
        List<String> let = DockerFiles.text(FOLDER.resolve("Dockerfile.dockerignore")).lines()
                .filter(line -> line.startsWith("!")).map(line -> line.substring(1)).toList();
        assertThat(copied()).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(Path.of(file)).exists();
            assertThat(let).as(file).anyMatch(open -> Path.of(file).startsWith(open));
        });
        assertThat(let).allSatisfy(open -> assertThat(Files.exists(Path.of(open))).as(open).isTrue());
    }

    @Test
    void baseImagesArePinnedByDefault() {
        assertThat(Pattern.compile("^ARG \\w+_IMAGE=(.+)$", Pattern.MULTILINE).matcher(DOCKERFILE).results()
                .map(line -> line.group(1))).hasSize(2).allMatch(image -> image.matches("[\\w/-]+:\\d+-[\\w-]+"));
        assertThat(DOCKERFILE).doesNotContainPattern("(?m)^FROM (?!\\$\\{|application)");
    }

    @Test
    void itRunsAsNobodyAndListensWhereTheApplicationDoes() {
        assertThat(DOCKERFILE.lines().filter(line -> line.startsWith("USER"))).containsOnly("USER 10001:10001");
        assertThat(DOCKERFILE).contains("EXPOSE " + DockerFiles.preset("quarkus.http.port") + " "
                + KubernetesTest.managementPort());
        assertThat(DockerFiles.text(FOLDER.resolve("image/health.sh")))
                .contains("${PORT:-" + DockerFiles.preset("quarkus.http.port") + "}", "/q/health/%s");
    }

    @Test
    void whatIsTrainedIsWhatRuns() {
        assertThat(DOCKERFILE)
                .contains("\"-XX:AOTCache=/app/app.aot\", \"@/app/jvm.options\", \"-jar\", \"/app/quarkus-run.jar\"");
        assertThat(DockerFiles.text(FOLDER.resolve("image/AotTraining.java")))
                .contains("\"@/app/jvm.options\", \"-jar\",", "\"/app/quarkus-run.jar\"");
    }

    /** Without, a JVM takes a first heap that is too small for the cache, and does not start in 512 MB. */
    @Test
    void theFirstHeapDoesNotDependOnTheContainer() {
        assertThat(DockerFiles.text(FOLDER.resolve("image/jvm.options")).lines()).contains("-Xms48m");
    }
}
