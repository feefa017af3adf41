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
        return ordered(around.stream().filter(row -> !row.id().equals(entry.id()) && collides(row, entry, wanted)))
                .limit(MOST_WARNINGS).map(row -> row.isDay() ? ofBlocked(row) : ofPlanned(row, entry)).toList();
    }

    /** What stands on days that are to be blocked. */
    List<Warning> onDates(UUID userId, LocalDate from, LocalDate to) {
        List<Row> around = calendar.someBetween(userId, from.minusDays(DAYS_AROUND), to.plusDays(DAYS_AROUND));
        return ordered(around.stream().filter(row -> !row.isDay())
                .filter(row -> occupied(row.is(EntryKind.SHOOT), row.slot()).touches(from, to))).limit(MOST_WARNINGS)
                .map(row -> warning(DATE_BLOCKED, "The %s %s is planned for %s.".formatted(row.kind(), row.title(),
                        whenIs(row, row.timeZone())), row))
                .toList();
    }

    /** Days first, then what is planned, as it starts. */
    private static Stream<Row> ordered(Stream<Row> rows) {
        return rows.sorted(Comparator.comparing(Row::isDay).reversed().thenComparing(Row::date)
                .thenComparing(row -> row.slot().startsAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Row::id));
    }

    private boolean collides(Row row, PlannedEntry entry, Occupied wanted) {
        if (row.isDay()) {
            return !row.available() && wanted.touches(row.date(), row.date());
        }
        return entry.kind() == EntryKind.SHOOT ? row.is(EntryKind.SHOOT) && wanted.overlaps(occupied(true, row.slot()))
                : row.is(EntryKind.UPLOAD) && row.platform().equals(entry.platform()) && inSameHour(row.slot(), entry.slot());
    }

    /** Hours of the clock; as zones may differ by half hours, it is enough when one of the two is in the other's. */
    private static boolean inSameHour(Slot one, Slot other) {
        return !one.isAllDay() && !other.isAllDay() && (isInHourOf(one, other) || isInHourOf(other, one));
    }

    private static Warning ofBlocked(Row day) {
        return warning(DATE_BLOCKED, day.date() + " is blocked" + (day.reason() == null ? "." : ": " + day.reason()), day);
    }

    private static Warning ofPlanned(Row other, PlannedEntry entry) {
        String when = whenIs(other, entry.slot().timeZone());
        return entry.kind() == EntryKind.SHOOT
                ? warning(SHOOT_OVERLAP, "Overlaps with the shoot %s on %s.".formatted(other.title(), when), other)
                : warning(UPLOAD_SAME_HOUR, "In the same hour, another upload to this platform is planned: %s on %s."
                        .formatted(other.title(), when), other);
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
