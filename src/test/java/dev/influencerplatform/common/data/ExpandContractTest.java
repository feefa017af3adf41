package dev.influencerplatform.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A change of the schema leaves alone what the version before still uses, which goes on running beside it; see
 * {@code src/main/resources/db/README.md}. One that does not says since when nobody uses what it takes away.
 */
class ExpandContractTest {

    private static final Path CHANGES = Path.of("src", "main", "resources", "db", "changes");
    /** The changes until then were made before there was anything to keep. */
    private static final String BEFORE_ANY_RELEASE = "0023-attempt-kinds.sql";
    private static final String CHANGESET = "--changeset ";
    private static final Pattern EXCUSE = Pattern.compile("(?m)^--comment: contracts: unused since \\S+");
    private static final Pattern NEW_TABLE = Pattern.compile("CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern NEW_COLUMN = Pattern.compile("ADD COLUMN (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern TABLE_OF_STATEMENT = Pattern
            .compile("(?:ALTER TABLE|CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?\\w+ ON) (\\w+)");
    private static final String DEMANDS_MORE = "demands more of rows";
    private static final Map<String, Pattern> TAKES_AWAY = new LinkedHashMap<>(Map.of(
            "drops something", Pattern.compile("\\bDROP (?!NOT NULL\\b)\\w+"),
            "renames something", Pattern.compile("\\bRENAME\\b"),
            "changes a type", Pattern.compile("\\bALTER COLUMN \\w+ (SET DATA )?TYPE\\b"),
            "forbids null", Pattern.compile("\\bSET NOT NULL\\b"),
            "adds a column that must be given",
            Pattern.compile("ADD COLUMN (?:(?!DEFAULT|ADD COLUMN).)*NOT NULL(?:(?!DEFAULT|ADD COLUMN).)*(?=ADD COLUMN|$)"),
            "removes rows", Pattern.compile("\\b(TRUNCATE|DELETE FROM)\\b"),
            DEMANDS_MORE, Pattern.compile("\\bADD (CONSTRAINT \\w+ )?(UNIQUE|CHECK|EXCLUDE|FOREIGN KEY|PRIMARY KEY)\\b"
                    + "|CREATE UNIQUE INDEX CONCURRENTLY"),
            "locks out writers while it builds an index",
            Pattern.compile("CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)\\w+ ON (\\w+)")));

    @Test
    void newChangesLeaveAloneWhatIsInUse() throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(CHANGES)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().compareTo(BEFORE_ANY_RELEASE) > 0) {
                    List<String> faults = faults(Files.readString(file));
                    if (!faults.isEmpty()) {
                        found.put(file.getFileName().toString(), faults);
                    }
                }
            }
        }
        assertThat(found).as("add what is new first, take away what is old a release later: src/main/resources/db/README.md")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "DROP TABLE shoots;", "ALTER TABLE shoots DROP COLUMN notes;",
            "ALTER TABLE shoots RENAME notes TO note;",
            "ALTER TABLE shoots ALTER COLUMN notes TYPE VARCHAR(10);", "ALTER TABLE shoots ALTER COLUMN notes SET NOT NULL;",
            "ALTER TABLE shoots ADD COLUMN a TEXT NOT NULL;",
            "ALTER TABLE shoots ADD COLUMN a TEXT DEFAULT '', ADD COLUMN b INT NOT NULL;",
            "ALTER TABLE shoots ADD COLUMN b INT NOT NULL, ADD COLUMN a TEXT DEFAULT '';", "TRUNCATE logs;",
            "DELETE FROM logs WHERE message IS NULL;", "ALTER TABLE shoots ADD CONSTRAINT a CHECK (amount < 9);",
            "ALTER TABLE shoots ADD UNIQUE (notes);", "CREATE UNIQUE INDEX a ON shoots (notes);",
            "CREATE INDEX a ON shoots (notes);",
            "ALTER TABLE shoots\n    ALTER COLUMN amount DROP DEFAULT;", "alter table shoots drop column notes;",
            "ALTER TYPE log_status RENAME VALUE 'failure' TO 'failed';" })
    void whatTakesSomethingAwayIsSeen(String sql) {
        assertThat(faults(CHANGESET + "platform:one\n" + sql)).hasSize(1);
        assertThat(faults(CHANGESET + "platform:one\n--comment: contracts: unused since 1.4.0\n" + sql)).isEmpty();
        assertThat(faults(
                CHANGESET + "platform:one\n--comment: contracts: unused since 1.4.0\n" + CHANGESET + "platform:two\n" + sql))
                .as("an excuse is for one change").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CREATE TABLE a (id UUID NOT NULL, CONSTRAINT b CHECK (id IS NOT NULL)); CREATE INDEX c ON a (id);",
            "CREATE UNLOGGED TABLE a (id UUID NOT NULL); CREATE UNIQUE INDEX c ON a (id); ALTER TABLE a ADD UNIQUE (id);",
            "ALTER TABLE shoots ADD COLUMN a TEXT, ADD COLUMN b INT NOT NULL DEFAULT 0;",
            "ALTER TABLE shoots ADD COLUMN a TEXT DEFAULT 'x' NOT NULL;",
            "ALTER TABLE shoots ALTER COLUMN notes DROP NOT NULL;",
            "CREATE INDEX CONCURRENTLY a ON shoots (notes);",
            "-- DROP TABLE shoots, but not yet\nALTER TABLE shoots ADD COLUMN a TEXT;",
            "ALTER TYPE social_platform ADD VALUE 'tiktok';",
            "ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'user', ADD CONSTRAINT a CHECK (role IN ('user', 'admin'));",
            "CREATE FUNCTION a() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM logs; END $$;" })
    void whatAddsSomethingIsFine(String sql) {
        assertThat(faults(CHANGESET + "platform:one\n" + sql)).isEmpty();
    }

    private static List<String> faults(String file) {
        List<String> faults = new ArrayList<>();
        for (String change : file.split("(?m)^" + CHANGESET)) {
            if (!EXCUSE.matcher(change).find()) {
                String sql = plain(change);
                TAKES_AWAY.forEach((fault, pattern) -> {
                    if (Arrays.stream(sql.split(";")).filter(statement -> !isAboutWhatIsNew(fault, statement, sql))
                            .anyMatch(statement -> pattern.matcher(statement).find())) {
                        faults.add(change.lines().findFirst().orElse("") + " " + fault);
                    }
                });
            }
        }
        return faults;
    }

    /** In capitals with single spaces, without comments, texts and bodies of functions. */
    private static String plain(String change) {
        return change.replaceAll("(?s)\\$\\$.*?\\$\\$", "").replaceAll("(?m)--.*$", "").replaceAll("'[^']*'", "''")
                .replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** Nobody uses a table that the same change makes, nor breaks a rule on a column that the statement adds. */
    private static boolean isAboutWhatIsNew(String fault, String statement, String change) {
        Matcher table = TABLE_OF_STATEMENT.matcher(statement);
        return table.find() && names(NEW_TABLE, change).contains(table.group(1))
                || fault.equals(DEMANDS_MORE) && names(NEW_COLUMN, statement).stream()
                        .anyMatch(column -> statement.matches(".*ADD CONSTRAINT \\w+ CHECK \\(" + column + "\\b.*"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
