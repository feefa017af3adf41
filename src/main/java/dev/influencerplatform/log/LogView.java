package dev.influencerplatform.log;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An entry of the activity log as its owner sees it. */
public record LogView(@NotNull UUID id, @NotNull String action,
        @NotNull LogStatus status, LogPlatform platform, String message,
        Map<String, Object> requestPayload, Map<String, Object> responsePayload, String ipAddress, String requestId,
        @NotNull Instant createdAt) implements View {

    static LogView of(LogEntry entry) {
        return new LogView(entry.id, entry.action, entry.status, entry.platform, entry.message, entry.requestPayload,
                entry.responsePayload, entry.ipAddress, entry.requestId, entry.createdAt);
    }
}
