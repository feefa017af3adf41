package dev.influencerplatform.user.attempt;

import java.time.Duration;

/**
 * How often something may be tried.
 *
 * @param free so many tries in a row cost no delay
 * @param first the first delay; each further try doubles it
 * @param longest no delay is longer
 */
public record Allowance(int free, Duration first, Duration longest) {
}
