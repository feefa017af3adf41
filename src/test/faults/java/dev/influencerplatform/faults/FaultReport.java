package dev.influencerplatform.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was done to the service, what was seen, and whether that is good enough: a Markdown table in {@code target/faults.md}.
 * Each row is kept in a file of its own, so that a class that is run alone renews its rows and leaves the others.
 */
public final class FaultReport {

    private static final Path ROWS = Path.of("target", "faults", "rows");
    private static final Path TABLE = Path.of("target", "faults.md");
    private static final Pattern NUMBER = Pattern.compile("R(\\d+)(.*)");
    private static final int LONGEST_REASON = 400;
    private static final String HEAD = """
            # Faults

            Written by `./mvnw verify -Pfaults`. Numbers are those of the list in `src/test/faults/README.md`.

            | | fault | what was done | what was seen | | when, and how long it took |
            |---|---|---|---|---|---|
            """;

    private FaultReport() {
    }

    /** What a row tells while it is being found out. */
    public static final class Row {

        private final List<String> done = new ArrayList<>();
        private final List<String> seen = new ArrayList<>();

        /** What was done to the service. */
        public void did(String words, Object... values) {
            done.add(words.formatted(values));
        }

        /** What was seen of it, with numbers; say it before it is judged, so that a row that fails has it, too. */
        public void saw(String words, Object... values) {
            seen.add(String.format(Locale.ROOT, words, values));
        }
    }

    /** What finds a row out, and throws when it is not as it should be. */
    @FunctionalInterface
    public interface Trial {

        void of(Row row) throws Exception;
    }

    /**
     * One row; what the trial throws fails the row, and the test as well.
     *
     * @param number like R5, or the same as the fault for what has none
     */
    public static void row(String number, String fault, Trial trial) throws Exception {
        Row row = new Row();
        Instant start = Instant.now();
        try {
            trial.of(row);
            write(number, fault, row, "pass", start);
        } catch (Exception | AssertionError failure) {
            row.seen.add("**" + reason(failure) + "**");
            write(number, fault, row, "**FAIL**", start);
            throw failure;
        }
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        String reason = failure instanceof AssertionError ? message : failure.getClass().getSimpleName() + ": " + message;
        return reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    }

    private static synchronized void write(String number, String fault, Row row, String verdict, Instant start)
            throws IOException {
        Files.createDirectories(ROWS);
        String when = start.truncatedTo(ChronoUnit.SECONDS) + ", " + Duration.between(start, Instant.now()).toSeconds() + " s";
        String name = number.equals(fault) ? "" : number;
        Files.writeString(ROWS.resolve((number + "-" + fault).replaceAll("[^A-Za-z0-9]+", "-") + ".md"),
                "| " + String.join(" | ", cell(name), cell(fault), cell(String.join("; ", row.done)),
                        cell(String.join("; ", row.seen)), verdict, when) + " |\n");
        try (Stream<Path> files = Files.list(ROWS)) {
            StringBuilder table = new StringBuilder(HEAD);
            for (Path file : files.sorted(Comparator.comparing(FaultReport::place)).toList()) {
                table.append(Files.readString(file));
            }
            Files.writeString(TABLE, table);
        }
    }

    /** By number first, then what has none, by name. */
    private static String place(Path file) {
        Matcher number = NUMBER.matcher(file.getFileName().toString());
        return number.matches() ? "%04d%s".formatted(Integer.parseInt(number.group(1)), number.group(2))
                : "~" + file.getFileName();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
