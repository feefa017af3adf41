package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.problem.Warning;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.TimeResolution;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shoot as its owner sees it; the token of its review link is in no such view. */
public record ShootView(@NotNull UUID id, @NotNull LocalDate date,
        LocalTime time, @NotNull String timeZone,
        @Schema(description = "date and time in timeZone") Instant startsAt,
        @Schema(description = TimeResolution.DESCRIPTION) TimeResolution timeResolution,
        Integer durationMinutes, String location,
        @NotNull String brandName, String campaignName,
        String notes, BigDecimal amount,
        @NotNull String currency, @NotNull boolean completed,
        Instant completedAt, @NotNull ReviewStatus reviewStatus,
        Instant reviewLinkGeneratedAt, @NotNull Instant createdAt,
        @NotNull Instant updatedAt, @NotNull int version,
        @JsonView(View.OfWrites.class) @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What the plan collides with, empty when with nothing; in answers to its creation and change only") List<Warning> warnings)
        implements
            View {

    static ShootView of(Shoot shoot) {
        return of(shoot, null);
    }

    static ShootView of(Shoot shoot, List<Warning> warnings) {
        Slot slot = shoot.slot();
        return new ShootView(shoot.id, shoot.date, shoot.time, shoot.timeZone, slot.startsAt(), slot.timeResolution(),
                shoot.durationMinutes, shoot.location, shoot.brandName, shoot.campaignName, shoot.notes, shoot.amount,
                shoot.currency, shoot.completed, shoot.completedAt, shoot.reviewStatus(), shoot.reviewLinkGeneratedAt,
                shoot.createdAt, shoot.updatedAt, shoot.version, warnings);
    }
}
