package dev.influencerplatform.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On which days of a range somebody is free; never why not. */
public record AvailabilityView(@NotNull LocalDate from, @NotNull LocalDate to,
        @Schema(description = "Every day of the range, in order") @NotNull List<Day> days) {

    /** One day. */
    @Schema(name = "AvailabilityDay")
    public record Day(@NotNull LocalDate date, @NotNull boolean available) {
    }
}
