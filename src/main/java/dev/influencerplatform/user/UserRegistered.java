package dev.influencerplatform.user;

import java.util.UUID;

/**
 * News: an account was made, in the transaction under way.
 *
 * @param slug the one that was wished for, or null
 * @param another whether another slug does, should somebody have that one by now
 */
public record UserRegistered(UUID userId, String displayName, String slug, boolean another, String currency) {
}
