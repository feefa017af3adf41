package dev.influencerplatform.calendar;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** What the calendar takes for granted. */
@ConfigMapping(prefix = "app.calendar")
public interface CalendarSettings {

    /** How long a shoot takes that has a time but says no duration: for overlaps, and in feeds. As long as one may be. */
    @WithDefault("1H")
    @WithConverter(ShootDuration.class)
    Duration assumedShootDuration();

    /** Not by a constraint: for a single one, the validator reads all settings that there are, which is a sixth of a start. */
    class ShootDuration implements Converter<Duration> {

        private static final long serialVersionUID = 1;
        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofHours(24);

        @Override
        public Duration convert(String text) {
            Duration duration = DurationConverter.parseDuration(text);
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A shoot takes a minute to a day, not " + text);
            }
            return duration;
        }
    }
}
