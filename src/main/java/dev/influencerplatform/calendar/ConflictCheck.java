package dev.influencerplatform.calendar;

import dev.influencerplatform.calendar.CalendarRows.Row;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.Warning;
import dev.influencerplatform.common.problem.Warning.Reference;
import dev.influencerplatform.schedule.Agenda;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.PlannedEntry;
import dev.influencerplatform.schedule.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Compares a plan with what stands on the calendar around it: in Java, which resolves local times as the answers do. */
@ApplicationScoped
class ConflictCheck implements Agenda {

    static final String DATE_BLOCKED = "date-blocked";
    static final String SHOOT_OVERLAP = "shoot-overlap";
    static final String UPLOAD_SAME_HOUR = "upload-same-hour";

    /** Zones lie up to 26 hours apart, and a shoot takes up to 24: what is further away cannot touch. */
    private static final int DAYS_AROUND = 3;
    /** Of a shoot that begins at the end of a date on which the clocks go forward. */
    private static final int MORE_DAYS = 2;
    private static final int MOST_WARNINGS = 100;

    private final CalendarRows calendar;
    private final CalendarSettings settings;

    ConflictCheck(CalendarRows calendar, CalendarSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    @Override
    public Owner find(UUID userId) {
        return calendar.owner(userId).orElseThrow(ProblemException::accountGone);
    }

    @Override
    public Owner lock(UUID userId) {
        return calendar.lockedOwner(userId).orElseThrow(ProblemException::accountGone);
    }

    @Override
    public Opened open(UUID userId, EntryKind kind, LocalDate date, String platform) {
        CalendarRows.Around found = calendar.lockedAround(userId, kind, platform,
                new DateRange(date.minusDays(DAYS_AROUND), date.plusDays(MORE_DAYS + DAYS_AROUND)));
        return new Opened(found.owner().orElseThrow(ProblemException::accountGone),
                entry -> conflicts(entry, occupied(entry), found.rows()));
    }

    @Override
    public List<Warning> conflictsOf(PlannedEntry entry) {
        Occupied wanted = occupied(entry);
        return conflicts(entry, wanted, calendar.around(entry,
                new DateRange(wanted.firstDate().minusDays(DAYS_AROUND), wanted.lastDate().plusDays(DAYS_AROUND))));
    }

    private List<Warning> conflicts(PlannedEntry entry, Occupied wanted, List<Row> around) {
        return ordered(around).filter(row -> !row.id().equals(entry.id())).flatMap(row -> {
            if (row.isDay()) {
                return blocked(row, wanted);
            }
            return entry.kind() == EntryKind.SHOOT ? overlapping(row, entry, wanted) : sameHour(row, entry);
        }).limit(MOST_WARNINGS).toList();
    }

    /** What stands on days that are to be blocked. */
    List<Warning> onDates(UUID userId, LocalDate from, LocalDate to) {
        return ordered(calendar.someBetween(userId, from.minusDays(DAYS_AROUND), to.plusDays(DAYS_AROUND)))
                .filter(row -> !row.isDay())
                .filter(row -> occupied(row.is(EntryKind.SHOOT), row.slot()).touches(from, to))
                .map(row -> warning(DATE_BLOCKED, "The %s %s is planned for %s.".formatted(row.kind(), row.title(),
                        whenIs(row, row.timeZone())), row))
                .limit(MOST_WARNINGS).toList();
    }

    /** Days first, then what is planned, as it starts. */
    private static Stream<Row> ordered(List<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(Row::isDay).reversed().thenComparing(Row::date)
                .thenComparing(row -> row.slot().startsAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Row::id));
    }

    private static Stream<Warning> blocked(Row day, Occupied wanted) {
        return day.available() || !wanted.touches(day.date(), day.date()) ? Stream.empty()
                : Stream.of(warning(DATE_BLOCKED,
                        day.date() + " is blocked" + (day.reason() == null ? "." : ": " + day.reason()), day));
    }

    private Stream<Warning> overlapping(Row other, PlannedEntry entry, Occupied wanted) {
        return other.is(EntryKind.SHOOT) && wanted.overlaps(occupied(true, other.slot()))
                ? Stream.of(warning(SHOOT_OVERLAP, "Overlaps with the shoot %s on %s.".formatted(other.title(),
                        whenIs(other, entry.slot().timeZone())), other))
                : Stream.empty();
    }

    /** Hours of the clock; as zones may differ by half hours, it is enough when one of the two is in the other's. */
    private static Stream<Warning> sameHour(Row other, PlannedEntry entry) {
        if (!other.is(EntryKind.UPLOAD) || !other.platform().equals(entry.platform()) || other.slot().isAllDay()
                || entry.slot().isAllDay()) {
            return Stream.empty();
        }
        return isInHourOf(other.slot(), entry.slot()) || isInHourOf(entry.slot(), other.slot())
                ? Stream.of(warning(UPLOAD_SAME_HOUR, "In the same hour, another upload to this platform is planned: %s on %s."
                        .formatted(other.title(), whenIs(other, entry.slot().timeZone())), other))
                : Stream.empty();
    }

    private static boolean isInHourOf(Slot one, Slot other) {
        Instant hour = other.start().truncatedTo(ChronoUnit.HOURS).toInstant();
        return !one.startsAt().isBefore(hour) && one.startsAt().isBefore(hour.plus(1, ChronoUnit.HOURS));
    }

    private Occupied occupied(PlannedEntry entry) {
        return occupied(entry.kind() == EntryKind.SHOOT, entry.slot());
    }

    /** An upload is over in a moment. */
    private Occupied occupied(boolean shoot, Slot slot) {
        return Occupied.of(slot, shoot ? settings.assumedShootDuration() : Duration.ZERO);
    }

    private static Warning warning(String code, String message, Row row) {
        return new Warning(code, message, new Reference(row.kind(), row.id(), row.date()));
    }

    /** @param zone the one that the reader has in mind; another is told */
    private static String whenIs(Row row, String zone) {
        if (row.time() == null) {
            return row.date().toString();
        }
        return row.date() + " at " + row.time() + (row.timeZone().equals(zone) ? "" : " (" + row.timeZone() + ")");
    }
}
