package dev.influencerplatform.common.problem;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that a person should know of what was done, or that was the reason not to do it. */
public record Warning(
        @Schema(description = "date-blocked, shoot-overlap, upload-same-hour; new ones may come", examples = "date-blocked") @NotNull String code,
        @Schema(description = "What is wrong, for people") @NotNull String message,
        @NotNull Reference with) {

    /** What it concerns. */
    @Schema(name = "WarningReference")
    public record Reference(@Schema(description = "shoot, upload or day", examples = "shoot") @NotNull String kind,
            @NotNull UUID id, @NotNull LocalDate date) {
    }
}
