package dev.influencerplatform.common.limit;

import java.util.UUID;

/**
 * News: somebody was sent away for the first time in a while.
 *
 * @param userId null when it was a network
 */
public record LimitReached(UUID userId, RateClass rateClass) {
}
