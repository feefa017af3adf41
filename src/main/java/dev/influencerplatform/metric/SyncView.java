package dev.influencerplatform.metric;

import dev.influencerplatform.credential.Credential;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the pulls of an account go. */
@Schema(name = "Sync")
public record SyncView(@NotNull Sync.State state,
        @Schema(description = "Why the last pull failed, as a stable word", examples = "platform-error") String reason,
        @Schema(description = "When all was last pulled") Instant syncedAt,
        @Schema(description = "When the next pull begins by itself; null while there is no use in trying") Instant nextAt) {

    static SyncView of(Sync sync, Credential credential) {
        return new SyncView(sync.state(), sync.reason, sync.succeededAt, credential.isBroken() ? null : sync.dueAt);
    }
}
