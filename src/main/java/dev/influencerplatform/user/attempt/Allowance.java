package dev.influencerplatform.user.attempt;

import java.time.Duration;

/**
 * How often something may be tried.
 *
 * @param of whom or what, in a word
 * @param free so many tries in a row cost no delay
 * @param first the first delay; each further try doubles it
 * @param longest no delay is longer
 * @param forgiveness a try is taken back for each such span without another; zero when none is
 */
public record Allowance(String of, int free, Duration first, Duration longest, Duration forgiveness) {

    public Allowance(String of, int free, Duration first, Duration longest) {
        this(of, free, first, longest, Duration.ZERO);
    }
}
