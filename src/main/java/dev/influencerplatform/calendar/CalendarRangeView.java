package dev.influencerplatform.calendar;

import dev.influencerplatform.common.problem.Warning;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user has said of the days of a range. */
public record CalendarRangeView(@NotNull LocalDate from, @NotNull LocalDate to,
        @NotNull boolean availabilityStatus, String reason,
        @Schema(description = "What is planned on the days, up to 100") @NotNull List<Warning> warnings) {
}
