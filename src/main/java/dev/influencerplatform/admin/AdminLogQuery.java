package dev.influencerplatform.admin;

import dev.influencerplatform.log.LogFilter;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogStatus;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries an operator asks for. */
public record AdminLogQuery(@QueryParam("userId") UUID userId,
        @Parameter(description = "Exactly this one", example = "login") @QueryParam("action") String action,
        @QueryParam("status") LogStatus status, @QueryParam("platform") LogPlatform platform,
        @Parameter(description = "The X-Request-Id of an answer") @QueryParam("requestId") String requestId,
        @Parameter(description = "Earliest, included") @QueryParam("from") Instant from,
        @Parameter(description = "Latest, not included") @QueryParam("to") Instant to) {

    LogFilter filter() {
        return LogFilter.ofAnybody(userId, requestId).narrowed(action, status, platform, from, to);
    }
}
