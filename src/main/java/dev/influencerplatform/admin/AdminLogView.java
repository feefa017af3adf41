package dev.influencerplatform.admin;

import dev.influencerplatform.common.http.View;
import dev.influencerplatform.log.LogEntry;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogStatus;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the activity log as operators see it: with whom it is about. */
public record AdminLogView(@NotNull UUID id,
        @Schema(description = "null when it is about nobody who has an account") UUID userId,
        @NotNull String action, @NotNull LogStatus status, LogPlatform platform, String message,
        Map<String, Object> requestPayload, Map<String, Object> responsePayload, String ipAddress, String requestId,
        @NotNull Instant createdAt) implements View {

    static AdminLogView of(LogEntry entry) {
        return new AdminLogView(entry.id, entry.userId, entry.action, entry.status, entry.platform, entry.message,
                entry.requestPayload, entry.responsePayload, entry.ipAddress, entry.requestId, entry.createdAt);
    }
}
