package dev.influencerplatform.credential;

import dev.influencerplatform.social.Platform;
import java.util.UUID;

/** News, within the transaction: consent was given, for the first time or again. */
public record AccountConnected(UUID credentialId, UUID userId, Platform platform, String platformUserId, String loginId) {
}
