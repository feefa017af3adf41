package dev.influencerplatform.credential;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Platform;
import java.util.UUID;

/**
 * News, within the transaction: a connection was ended here.
 *
 * @param access what still opens the account at the platform; null when that is not to be ended there, as it opens others too
 */
public record AccountDisconnected(UUID userId, Platform platform, Access access) {
}
