package dev.influencerplatform.credential;

import dev.influencerplatform.social.Platform;
import java.time.Instant;
import java.util.UUID;

/** News, within the transaction: somebody is on the way to a platform for consent, and back until some time. */
public record ConnectionBegun(UUID userId, Platform platform, Instant until) {
}
