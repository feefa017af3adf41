package dev.influencerplatform.calendar;

import dev.influencerplatform.calendar.AvailabilityView.Day;
import dev.influencerplatform.calendar.CalendarRows.Row;
import dev.influencerplatform.common.validation.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells clients on which days they may ask for somebody: what the owner has said of a day holds; else a day is free when it
 * is not over and no shoot takes any of it. Uploads take nothing.
 */
@ApplicationScoped
public class PublicAvailability {

    /** A shoot of 24 hours ends two dates later when the clocks skip an hour on the way. */
    private static final int LONGEST_SHOOT_DAYS = 2;

    private final CalendarRows calendar;
    private final CalendarSettings settings;
    private final Clock clock;

    PublicAvailability(CalendarRows calendar, CalendarSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param timeZone the owner's */
    public AvailabilityView of(UUID userId, String timeZone, DateRange range) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Zones.of(timeZone));
        List<Row> rows = calendar.shootsAndDays(userId, range.from().minusDays(LONGEST_SHOOT_DAYS), range.to());
        Map<LocalDate, Boolean> said = new HashMap<>();
        Set<LocalDate> taken = new HashSet<>();
        for (Row row : rows) {
            if (row.isDay()) {
                said.put(row.date(), row.available());
            } else {
                Occupied shoot = Occupied.of(row.slot(), settings.assumedShootDuration());
                shoot.firstDate().datesUntil(shoot.lastDate().plusDays(1)).forEach(taken::add);
            }
        }
        return new AvailabilityView(range.from(), range.to(), range.dates()
                .map(date -> new Day(date, !date.isBefore(today) && said.getOrDefault(date, !taken.contains(date)))).toList());
    }
}
