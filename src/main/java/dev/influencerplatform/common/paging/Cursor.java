package dev.influencerplatform.common.paging;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place in an ordered list, after one row. It carries the row's sort values and a check value over them and the
 * list, so that it fits no other filters, no other order and nobody else. It grants nothing, so it needs no key.
 */
public final class Cursor {

    private static final int CHECK_BYTES = 9;
    private static final String SEPARATOR = "\n";

    private final List<String> values;

    private Cursor(List<String> values) {
        this.values = values;
    }

    static String after(List<?> values, Object list) {
        String text = values.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return encode(check(text, list)) + encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor read(String cursor, Object list) {
        int checkLength = CHECK_BYTES * 4 / 3;
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor.substring(checkLength)), StandardCharsets.UTF_8);
            if (encode(check(text, list)).equals(cursor.substring(0, checkLength))) {
                return new Cursor(List.of(text.split(SEPARATOR, -1)));
            }
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException broken) {
            // falls through to the same answer as for a cursor of another list
        }
        throw unfit();
    }

    public Instant instant(int index) {
        Instant instant = value(index, Instant::parse);
        requireYear(instant.atOffset(ZoneOffset.UTC).getYear());
        return instant;
    }

    public LocalDate date(int index) {
        LocalDate date = value(index, LocalDate::parse);
        requireYear(date.getYear());
        return date;
    }

    public LocalTime time(int index) {
        return value(index, LocalTime::parse);
    }

    public UUID id(int index) {
        return value(index, UUID::fromString);
    }

    private <T> T value(int index, Function<String, T> parse) {
        try {
            return parse.apply(values.get(index));
        } catch (RuntimeException forged) {
            throw unfit();
        }
    }

    /** A cursor can be made up; what the database cannot hold must not reach it. */
    private static void requireYear(int year) {
        if (year < 1 || year > 9999) {
            throw unfit();
        }
    }

    private static ProblemException unfit() {
        return ProblemType.BAD_CURSOR.with("Use the nextCursor of the page before, with the same filters and order.")
                .because(List.of(Violation.ofQuery("cursor", "does not belong to this list")));
    }

    private static byte[] check(String text, Object list) {
        return Arrays.copyOf(Sha256.of(list.toString(), text), CHECK_BYTES);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
