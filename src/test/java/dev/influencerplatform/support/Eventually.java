package dev.influencerplatform.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what a job does. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 50;

    private Eventually() {
    }

    public static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it did not come about").isBefore(end);
            Thread.sleep(POLL_MILLIS);
        }
    }
}
