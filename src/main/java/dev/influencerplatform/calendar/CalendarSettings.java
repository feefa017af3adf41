package dev.influencerplatform.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the calendar takes for granted. */
@ConfigMapping(prefix = "app.calendar")
public interface CalendarSettings {

    /** How long a shoot takes that has a time but says no duration: for overlaps, and in feeds. As long as one may be. */
    @WithDefault("1H")
    @DurationMin(minutes = 1)
    @DurationMax(hours = 24)
    Duration assumedShootDuration();
}
