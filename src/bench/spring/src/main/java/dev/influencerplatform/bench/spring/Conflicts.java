package dev.influencerplatform.bench.spring;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/** What a new shoot collides with: blocked days first, then other shoots, as they start. */
@Component
class Conflicts {

    /** Zones lie up to 26 hours apart, and a shoot takes up to 24: what is further away cannot touch. */
    private static final int DAYS_AROUND = 3;
    private static final int MOST_ROWS = 1001;
    private static final int MOST_WARNINGS = 100;

    private final Calendar.Rows rows;

    Conflicts(Calendar.Rows rows) {
        this.rows = rows;
    }

    record Warning(String code, String message, Reference with) {
    }

    record Reference(String kind, UUID id, LocalDate date) {
    }

    List<Warning> of(Shoot shoot) {
        Slot.Occupied wanted = shoot.slot().occupied();
        return rows.shootsAndDays(shoot.userId, wanted.firstDate().minusDays(DAYS_AROUND), wanted.lastDate().plusDays(DAYS_AROUND), MOST_ROWS)
                .stream()
                .sorted(Comparator.comparing(Calendar.Row::isDay).reversed().thenComparing(Calendar.Row::date)
                        .thenComparing(row -> row.slot().startsAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Calendar.Row::id))
                .flatMap(row -> row.isDay() ? blocked(row, wanted) : overlapping(row, shoot, wanted)).limit(MOST_WARNINGS).toList();
    }

    private static Stream<Warning> blocked(Calendar.Row day, Slot.Occupied wanted) {
        return day.available() || !wanted.touches(day.date(), day.date()) ? Stream.empty()
                : Stream.of(warning("date-blocked", day.date() + " is blocked" + (day.reason() == null ? "." : ": " + day.reason()), day));
    }

    private static Stream<Warning> overlapping(Calendar.Row other, Shoot shoot, Slot.Occupied wanted) {
        return wanted.overlaps(other.slot().occupied())
                ? Stream.of(warning("shoot-overlap", "Overlaps with the shoot " + other.title() + " on " + when(other, shoot.timeZone) + ".", other))
                : Stream.empty();
    }

    private static Warning warning(String code, String message, Calendar.Row row) {
        return new Warning(code, message, new Reference(row.kind(), row.id(), row.date()));
    }

    private static String when(Calendar.Row row, String zone) {
        if (row.time() == null) {
            return row.date().toString();
        }
        return row.date() + " at " + row.time() + (row.timeZone().equals(zone) ? "" : " (" + row.timeZone() + ")");
    }
}
