package dev.influencerplatform.user;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tokens of a session (RFC 6749, section 5.1), and whose they are. */
public record TokenAnswer(@NotNull String accessToken,
        @Schema(examples = "Bearer") @NotNull String tokenType,
        @Schema(description = "Seconds", examples = "900") @NotNull long expiresIn,
        @Schema(description = "null when it went into the cookie") String refreshToken,
        @Schema(description = "Seconds, when it is not used", examples = "2592000") @NotNull long refreshExpiresIn,
        @NotNull Owner user) {

    TokenAnswer withoutRefreshToken() {
        return new TokenAnswer(accessToken, tokenType, expiresIn, null, refreshExpiresIn, user);
    }

    /** The account of the session. */
    @Schema(name = "TokenOwner")
    public record Owner(@NotNull UUID id, @NotNull String email,
            @NotNull Instant createdAt) {
    }
}
