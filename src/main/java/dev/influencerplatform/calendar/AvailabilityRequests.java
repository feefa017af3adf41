package dev.influencerplatform.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What users say of their days. */
public final class AvailabilityRequests {

    private AvailabilityRequests() {
    }

    /** Of one day. */
    @Schema(name = "DayAvailability")
    public record OfDay(
            @Schema(examples = "false", description = "false blocks the day; true says that it is available, whatever is planned on it") @NotNull Boolean availabilityStatus,
            @Schema(examples = "Holiday", description = "Shown on your calendar and in feeds of scope all, never to the public") @CodePointLength(max = 200) String reason) {
    }

    /** Of all days of a range. */
    @Schema(name = "RangeAvailability")
    public record OfRange(@Schema(examples = "2026-12-24", description = "First date, included") @NotNull LocalDate from,
            @Schema(examples = "2027-01-06", description = "Last date, included; at most 366 days in all") @NotNull LocalDate to,
            @Schema(examples = "false", description = "false blocks the days; true says that they are available, whatever is planned on them") @NotNull Boolean availabilityStatus,
            @Schema(examples = "Holiday", description = "Shown on your calendar and in feeds of scope all, never to the public") @CodePointLength(max = 200) String reason) {
    }
}
