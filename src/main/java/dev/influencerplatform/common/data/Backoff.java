package dev.influencerplatform.common.data;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: twice as long after each failure, up to a longest; by chance as little as half of it,
 * so
 * that those who failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 16;

    /** @param failures how many there were before the latest one */
    public Duration after(int failures) {
        long wait = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)).toMillis();
        long most = Math.min(wait, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
