package dev.influencerplatform.schedule;

import dev.influencerplatform.common.validation.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who plans.
 *
 * @param timeZone of plans that name none
 * @param currency of amounts that name none
 */
public record Owner(UUID id, String timeZone, String currency) {

    /** The date where the owner is. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Zones.of(timeZone));
    }
}
