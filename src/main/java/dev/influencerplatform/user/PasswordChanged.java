package dev.influencerplatform.user;

import java.util.UUID;

/** News: an account has another password, in the transaction under way; what the former one had set off is void. */
public record PasswordChanged(UUID userId) {
}
