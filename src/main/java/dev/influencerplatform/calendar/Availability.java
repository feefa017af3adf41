package dev.influencerplatform.calendar;

import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.Warning;
import dev.influencerplatform.schedule.OnConflict;
import dev.influencerplatform.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Blocks days and opens them again; the look for what is planned and the write are one step, under the owner's lock. */
@ApplicationScoped
class Availability {

    private final ConflictCheck conflicts;
    private final IfMatch ifMatch;
    private final Clock clock;

    Availability(ConflictCheck conflicts, IfMatch ifMatch, Clock clock) {
        this.conflicts = conflicts;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    CalendarDayView set(LocalDate date, AvailabilityRequests.OfDay wish, UUID userId, OnConflict onConflict) {
        Optional<CalendarDay> known = lock(date, userId);
        List<Warning> warnings = warningsOf(wish.availabilityStatus(), new DateRange(date, date), userId, onConflict);
        CalendarDay day = known.orElseGet(() -> CalendarDay.of(userId, date));
        day.mark(wish.availabilityStatus(), wish.reason(), clock);
        day.persistAndFlush();
        return CalendarDayView.of(day, warnings);
    }

    CalendarRangeView set(AvailabilityRequests.OfRange wish, UUID userId, OnConflict onConflict) {
        DateRange range = rangeOf(wish);
        User.lock(userId);
        List<Warning> warnings = warningsOf(wish.availabilityStatus(), range, userId, onConflict);
        CalendarDay.markAll(range, wish, userId, clock);
        return new CalendarRangeView(range.from(), range.to(), wish.availabilityStatus(), wish.reason(), warnings);
    }

    /** A day of which nothing is said stays so. */
    void clear(LocalDate date, UUID userId) {
        lock(date, userId).ifPresent(CalendarDay::delete);
    }

    void clear(DateRange range, UUID userId) {
        User.lock(userId);
        CalendarDay.clearAll(range, userId);
    }

    private Optional<CalendarDay> lock(LocalDate date, UUID userId) {
        User.lock(userId);
        Optional<CalendarDay> known = CalendarDay.findOn(date, userId);
        ifMatch.check(known.map(CalendarDayView::of).orElse(null));
        return known;
    }

    private List<Warning> warningsOf(boolean available, DateRange range, UUID userId, OnConflict onConflict) {
        return available ? List.of() : onConflict.judge(conflicts.onDates(userId, range.from(), range.to()));
    }

    private static DateRange rangeOf(AvailabilityRequests.OfRange wish) {
        if (wish.from().isAfter(wish.to())) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        if (DateRange.isTooLong(wish.from(), wish.to())) {
            throw ProblemException.invalid("to", "must be at most " + (DateRange.MOST_DAYS - 1) + " days after from");
        }
        return new DateRange(wish.from(), wish.to());
    }
}
