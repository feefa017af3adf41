package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of security requirements names tests that are there. */
class SecurityChecklistTest {

    private static final Pattern REFERENCE = Pattern.compile("\\b([A-Z]\\w+(?:Test|IT))\\.(\\w+)");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = sources();
        assertThat(REFERENCE.matcher(Files.readString(Path.of("src/test/SECURITY.md"))).results().toList())
                .hasSizeGreaterThan(100).allSatisfy(reference -> assertThat(sources.get(reference.group(1)))
                        .as(reference.group()).isNotNull().contains(" " + reference.group(2) + "("));
    }

    @Test
    void everyRequirementNamesATest() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/test/SECURITY.md"))).filteredOn(line -> line.matches("\\| \\d+ .*"))
                .hasSizeGreaterThan(50).allMatch(line -> REFERENCE.matcher(line).results().map(MatchResult::group).count() > 0);
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors
                    .toMap(file -> file.getFileName().toString().replace(".java", ""), SecurityChecklistTest::read,
                            String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
