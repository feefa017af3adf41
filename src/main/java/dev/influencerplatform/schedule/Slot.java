package dev.influencerplatform.schedule;

import dev.influencerplatform.common.validation.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When something takes place: on a date, which is a date in every zone, and perhaps at a wall-clock time in a zone.
 *
 * @param time null for the whole day
 * @param durationMinutes null when it is not known, or means nothing
 */
public record Slot(LocalDate date, LocalTime time, String timeZone, Integer durationMinutes) {

    public boolean isAllDay() {
        return time == null;
    }

    /**
     * Null for the whole day. A local time that the clocks skip is read with the offset before the gap, so it moves forward
     * by the gap; one that they repeat is the first of the two (RFC 5545, section 3.3.5, form 3).
     */
    public ZonedDateTime start() {
        return isAllDay() ? null : local().atZone(zone());
    }

    public Instant startsAt() {
        return isAllDay() ? null : start().toInstant();
    }

    /** Null for the whole day. */
    public TimeResolution timeResolution() {
        if (isAllDay()) {
            return null;
        }
        return switch (zone().getRules().getValidOffsets(local()).size()) {
            case 0 -> TimeResolution.SKIPPED;
            case 1 -> TimeResolution.EXACT;
            default -> TimeResolution.REPEATED;
        };
    }

    private LocalDateTime local() {
        return date.atTime(time);
    }

    private ZoneId zone() {
        return Zones.of(timeZone);
    }
}
