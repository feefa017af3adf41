package dev.influencerplatform.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code docker/SCALING.md} says of the schema is true of it, and of all of it. */
class ScalingGuideTest {

    private static final Path CHANGES = Path.of("src", "main", "resources", "db", "changes");
    private static String guide;
    private static String schema;

    @BeforeAll
    static void read() throws IOException {
        guide = Files.readString(Path.of("docker", "SCALING.md"));
        try (Stream<Path> files = Files.list(CHANGES)) {
            schema = files.sorted().map(ScalingGuideTest::text).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void everyTableHasItsPlace() {
        assertThat(names("`(\\w+)`", guide)).containsAll(names("CREATE (?:UNLOGGED )?TABLE (\\w+)", schema));
    }

    @Test
    void everyUniqueConstraintIsThoughtOf() {
        Set<String> kept = Set.of("profiles_user_id_key", "connect_attempts_state_hash_key", "registrations_token_hash_key",
                "photo_files_profile_id_key");
        Set<String> unique = names("(?:CONSTRAINT|UNIQUE INDEX) (\\w+_key)\\b", schema);
        unique.removeAll(kept);
        assertThat(names("`(\\w+_key)\\b", guide)).containsExactlyInAnyOrderElementsOf(unique);
    }

    @Test
    void everyForeignKeyThatClearsIsThoughtOf() {
        Set<String> clearing = names("CONSTRAINT (\\w+_fkey) REFERENCES \\w+ \\(\\w+\\) ON DELETE SET NULL", schema);
        assertThat(clearing).isNotEmpty().allMatch(guide::contains);
    }

    @Test
    void whatItNamesIsThere() {
        assertThat(names("`(\\w+_(?:pkey|key|fkey))\\b", guide)).isNotEmpty().allMatch(schema::contains);
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
