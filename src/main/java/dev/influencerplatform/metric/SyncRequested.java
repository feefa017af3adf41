package dev.influencerplatform.metric;

import dev.influencerplatform.social.Platform;
import java.util.UUID;

/** News, within the transaction: an owner wants an account to be pulled now. */
record SyncRequested(UUID credentialId, Platform platform) {
}
