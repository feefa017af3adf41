package dev.influencerplatform.user;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sign-in that lives, as its owner sees it. */
public record SessionView(@NotNull UUID id,
        @Schema(description = "The User-Agent that signed in", examples = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X)") String device,
        @Schema(description = "The client's address at the sign-in", examples = "203.0.113.7") String ipAddress,
        @NotNull Instant createdAt,
        @Schema(description = "When it was last refreshed, or begun") @NotNull Instant lastUsedAt,
        @Schema(description = "Its end, when it is not used before") @NotNull Instant expiresAt,
        @Schema(description = "Whether it is the one that asks") @NotNull boolean current) implements View {
}
