package dev.influencerplatform.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the calendar takes for granted. */
@ConfigMapping(prefix = "app.calendar")
public interface CalendarSettings {

    /** How long a shoot takes that has a time but says no duration: for overlaps, and in feeds. */
    @WithDefault("1H")
    Duration assumedShootDuration();
}
