package dev.influencerplatform.common.data;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one clock of the application; tests may put another in its place. */
public class Clocks {

    /** UTC, in the microseconds that PostgreSQL keeps, so that what is answered is what is stored. */
    @Produces
    @Singleton
    Clock utc() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
