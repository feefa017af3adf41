package dev.influencerplatform.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.problem.Warning;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user has said of one day. */
public record CalendarDayView(@NotNull UUID id, @NotNull LocalDate date,
        @Schema(description = "false blocks the day; true says that it is available, whatever is planned on it") @NotNull boolean availabilityStatus,
        String reason, @NotNull Instant updatedAt,
        @NotNull int version,
        @JsonView(View.OfWrites.class) @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What is planned on the day that is blocked; in the answer to that only") List<Warning> warnings)
        implements
            View {

    static CalendarDayView of(CalendarDay day) {
        return of(day, null);
    }

    static CalendarDayView of(CalendarDay day, List<Warning> warnings) {
        return new CalendarDayView(day.id, day.date, day.availabilityStatus, day.reason, day.updatedAt, day.version, warnings);
    }
}
