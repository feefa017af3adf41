package dev.influencerplatform.common.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * Where somebody stands with a limit after asking once more.
 *
 * @param nanosUntilMore when there will be one more than now
 * @param giveBack undoes the asking
 */
record Standing(boolean granted, long remaining, long nanosUntilMore, Runnable giveBack) {

    static final Runnable NOTHING = () -> {
    };

    static Standing of(ConsumptionProbe probe, Quota quota, Runnable giveBack) {
        if (!probe.isConsumed()) {
            return new Standing(false, 0, probe.getNanosToWaitForRefill(), NOTHING);
        }
        // it is told when all of them are back, and they come back one by one
        long missing = quota.amount() - probe.getRemainingTokens();
        long nanosEach = quota.window().toNanos() / quota.amount();
        return new Standing(true, probe.getRemainingTokens(),
                Math.max(0, probe.getNanosToWaitForReset() - (missing - 1) * nanosEach), giveBack);
    }

    Standing plus(long more) {
        return new Standing(granted, remaining + more, nanosUntilMore, giveBack);
    }

    Standing within(long nanos) {
        return new Standing(granted, remaining, Math.min(nanosUntilMore, nanos), giveBack);
    }

    /** As if it had not been asked. */
    Standing undone() {
        giveBack.run();
        return giveBack == NOTHING ? this : plus(1);
    }

    /** Rounded up: whoever waits that long is not sent away again. */
    long secondsUntilMore() {
        return Math.max(1, Duration.ofNanos(nanosUntilMore).plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The header as draft-ietf-httpapi-ratelimit-headers-10 writes it. */
    String header(String name) {
        return '"' + name + "\";r=" + remaining + ";t=" + secondsUntilMore();
    }
}
