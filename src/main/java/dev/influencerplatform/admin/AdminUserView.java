package dev.influencerplatform.admin;

import dev.influencerplatform.common.http.View;
import dev.influencerplatform.user.Role;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as operators see it. */
public record AdminUserView(@NotNull UUID id, @NotNull String email, @NotNull boolean emailVerified, @NotNull Role role,
        String slug, String displayName, @NotNull Instant createdAt,
        @Schema(description = "When it last signed in or refreshed a session") Instant lastSeenAt, Instant lockedAt,
        String lockedReason,
        @NotNull int version) implements View {

    /** As the finder selects it. */
    public AdminUserView(UUID id, String email, Instant emailVerifiedAt, Role role, String slug, String displayName,
            Instant createdAt, Instant lastSeenAt, Instant lockedAt, String lockedReason, int version) {
        this(id, email, emailVerifiedAt != null, role, slug, displayName, createdAt, lastSeenAt, lockedAt, lockedReason,
                version);
    }
}
