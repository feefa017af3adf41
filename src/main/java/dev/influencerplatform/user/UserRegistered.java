package dev.influencerplatform.user;

import java.util.UUID;

/**
 * News: an account was made, in the transaction under way.
 *
 * @param slug the one that was wished for, or null
 */
public record UserRegistered(UUID userId, String displayName, String slug, String currency) {
}
