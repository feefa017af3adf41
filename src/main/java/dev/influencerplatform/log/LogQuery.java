package dev.influencerplatform.log;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries a client asks for. */
public record LogQuery(
        @Parameter(description = "Exactly this one", example = "create_shoot") @QueryParam("action") String action,
        @QueryParam("status") LogStatus status, @QueryParam("platform") LogPlatform platform,
        @Parameter(description = "Earliest, included") @QueryParam("from") Instant from,
        @Parameter(description = "Latest, not included") @QueryParam("to") Instant to) {

    LogFilter of(UUID userId) {
        return LogFilter.of(userId).narrowed(action, status, platform, from, to);
    }
}
