package dev.influencerplatform.upload;

import dev.influencerplatform.schedule.ScheduleOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which uploads a client asks for. */
public record UploadQuery(@Parameter(description = "First date, included") @QueryParam("from") LocalDate from,
        @Parameter(description = "Last date, included") @QueryParam("to") LocalDate to,
        @QueryParam("platform") UploadPlatform platform,
        @QueryParam("completed") Boolean completed,
        @QueryParam("shootId") UUID shootId,
        @Parameter(description = "date: newest first; -date: oldest first") @DefaultValue("date") @QueryParam("order") ScheduleOrder order) {

    UploadFilter of(UUID userId) {
        return new UploadFilter(userId, from, to, platform, completed, shootId, order);
    }
}
