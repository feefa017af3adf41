package dev.influencerplatform.user.attempt;

import java.time.Duration;

/**
 * How often something may be tried.
 *
 * @param free so many tries in a row cost no delay
 * @param first the first delay; each further try doubles it
 * @param longest no delay is longer
 * @param forgiveness a try is taken back for each such span without another; zero when none is
 */
public record Allowance(int free, Duration first, Duration longest, Duration forgiveness) {

    public Allowance(int free, Duration first, Duration longest) {
        this(free, first, longest, Duration.ZERO);
    }
}
