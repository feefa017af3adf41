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

    /** Until the numbers and media of an account have been pulled, or could not be. */
    public static void pulled(String credentialId) {
        until(() -> Rows.count("syncs WHERE credential_id = ? AND requested_at IS NULL AND finished_at >= started_at",
                credentialId) == 1);
    }

    public static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it did not come about").isBefore(end);
            pause(POLL_MILLIS);
        }
    }

    /** Gives a job the time to do what it should not. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
