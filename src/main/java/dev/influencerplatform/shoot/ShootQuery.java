package dev.influencerplatform.shoot;

import dev.influencerplatform.schedule.ScheduleOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which shoots a client asks for. */
public record ShootQuery(@Parameter(description = "First date, included") @QueryParam("from") LocalDate from,
        @Parameter(description = "Last date, included") @QueryParam("to") LocalDate to,
        @QueryParam("completed") Boolean completed,
        @Parameter(description = "Part of the brand's name, in any case") @QueryParam("brandName") String brandName,
        @QueryParam("reviewStatus") ReviewStatus reviewStatus,
        @Parameter(description = "date: newest first; -date: oldest first") @DefaultValue("date") @QueryParam("order") ScheduleOrder order) {

    ShootFilter of(UUID userId) {
        return new ShootFilter(userId, from, to, completed, brandName, reviewStatus, order);
    }
}
