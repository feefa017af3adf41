package dev.influencerplatform.bench.spring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When something takes place; without a time, the whole day. */
record Slot(LocalDate date, LocalTime time, String timeZone, Integer durationMinutes) {

    private static final int ASSUMED_MINUTES = 60;

    /** What it takes of the calendar; from and to are null for whole days. */
    record Occupied(LocalDate firstDate, LocalDate lastDate, Instant from, Instant to) {

        boolean touches(LocalDate first, LocalDate last) {
            return !firstDate.isAfter(last) && !lastDate.isBefore(first);
        }

        boolean overlaps(Occupied other) {
            return from == null || other.from == null ? touches(other.firstDate, other.lastDate)
                    : from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    Instant startsAt() {
        return time == null ? null : start().toInstant();
    }

    String timeResolution() {
        if (time == null) {
            return null;
        }
        return switch (ZoneId.of(timeZone).getRules().getValidOffsets(date.atTime(time)).size()) {
            case 0 -> "skipped";
            case 1 -> "exact";
            default -> "repeated";
        };
    }

    Occupied occupied() {
        if (time == null) {
            return new Occupied(date, date, null, null);
        }
        ZonedDateTime end = start().plusMinutes(durationMinutes == null ? ASSUMED_MINUTES : durationMinutes);
        LocalDate lastDate = end.minusNanos(1).toLocalDate();
        return new Occupied(date, lastDate.isBefore(date) ? date : lastDate, start().toInstant(), end.toInstant());
    }

    private ZonedDateTime start() {
        return date.atTime(time).atZone(ZoneId.of(timeZone));
    }
}
