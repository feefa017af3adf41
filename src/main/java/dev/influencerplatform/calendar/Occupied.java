package dev.influencerplatform.calendar;

import dev.influencerplatform.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * What a slot takes of the calendar: its dates, on the clocks of its zone, and its instants.
 *
 * @param from null, as is to, when it takes whole days
 * @param to the first instant that is free again
 */
record Occupied(LocalDate firstDate, LocalDate lastDate, Instant from, Instant to) {

    /** @param assumed how long it takes when it does not say */
    static Occupied of(Slot slot, Duration assumed) {
        if (slot.isAllDay()) {
            return new Occupied(slot.date(), slot.date(), null, null);
        }
        ZonedDateTime start = slot.start();
        ZonedDateTime end = start
                .plus(slot.durationMinutes() == null ? assumed : Duration.ofMinutes(slot.durationMinutes()));
        // in St. John's, clocks have gone back from 00:01 to 23:01, so what begins on a date may end on the one before
        LocalDate lastDate = end.isAfter(start) ? end.minusNanos(1).toLocalDate() : start.toLocalDate();
        return new Occupied(slot.date(), lastDate.isBefore(slot.date()) ? slot.date() : lastDate, start.toInstant(),
                end.toInstant());
    }

    boolean touches(LocalDate first, LocalDate last) {
        return !firstDate.isAfter(last) && !lastDate.isBefore(first);
    }

    /** What takes whole days takes its dates from everybody, in every zone. */
    boolean overlaps(Occupied other) {
        if (from == null || other.from == null) {
            return touches(other.firstDate, other.lastDate);
        }
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
