package dev.influencerplatform.shoot;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shoot as its owner sees it; the token of its review link is in no such view. */
public record ShootView(@NotNull UUID id, @NotNull LocalDate date,
        LocalTime time, @NotNull String timeZone,
        @Schema(description = "date and time in timeZone; a local time that the clocks skip moves forward, one that they repeat is the earlier") Instant startsAt,
        Integer durationMinutes, String location,
        @NotNull String brandName, String campaignName,
        String notes, BigDecimal amount,
        @NotNull String currency, @NotNull boolean completed,
        Instant completedAt, @NotNull ReviewStatus reviewStatus,
        Instant reviewLinkGeneratedAt, @NotNull Instant createdAt,
        @NotNull Instant updatedAt, @NotNull int version) implements View {

    static ShootView of(Shoot shoot) {
        return new ShootView(shoot.id, shoot.date, shoot.time, shoot.timeZone, startOf(shoot), shoot.durationMinutes,
                shoot.location, shoot.brandName, shoot.campaignName, shoot.notes, shoot.amount, shoot.currency,
                shoot.completed, shoot.completedAt, shoot.reviewStatus(), shoot.reviewLinkGeneratedAt, shoot.createdAt,
                shoot.updatedAt, shoot.version);
    }

    private static Instant startOf(Shoot shoot) {
        return shoot.time == null ? null : shoot.date.atTime(shoot.time).atZone(ZoneId.of(shoot.timeZone)).toInstant();
    }
}
