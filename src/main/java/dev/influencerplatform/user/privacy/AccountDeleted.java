package dev.influencerplatform.user.privacy;

import java.util.UUID;

/**
 * News: an account is about to be deleted, in the transaction under way, with its row locked and everything still there. Rows
 * that belong to it go with it; whoever has more to do does it now.
 */
public record AccountDeleted(UUID userId) {
}
