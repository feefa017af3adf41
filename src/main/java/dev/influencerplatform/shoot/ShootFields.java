package dev.influencerplatform.shoot;

import dev.influencerplatform.common.validation.CurrencyCode;
import dev.influencerplatform.common.validation.TimeZoneId;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What influencers say of a shoot. */
public record ShootFields(
        @Schema(examples = "2026-12-04") @NotNull LocalDate date,
        @Schema(examples = "09:30", description = "Wall-clock time in timeZone; null for the whole day") LocalTime time,
        @Schema(examples = "Europe/Berlin", description = "IANA name; null for the account's") @TimeZoneId String timeZone,
        @Schema(examples = "180") @Min(1) @Max(1440) Integer durationMinutes,
        @Schema(examples = "Studio 4, Berlin") @CodePointLength(max = 255) String location,
        @Schema(examples = "Acme Coffee") @NotBlank @CodePointLength(max = 100) String brandName,
        @Schema(examples = "Winter blend") @CodePointLength(max = 200) String campaignName,
        @Schema(examples = "Bring the blue cups") @CodePointLength(max = 10_000) String notes,
        @Schema(examples = "1250", description = "At most 2 fraction digits") @DecimalMin("0") @Digits(integer = 8, fraction = 2, message = "must have at most {integer} digits before the point and {fraction} behind it") BigDecimal amount,
        @Schema(examples = "EUR", description = "ISO 4217; null for the account's") @CurrencyCode String currency) {

    static ShootFields of(Shoot shoot) {
        return new ShootFields(shoot.date, shoot.time, shoot.timeZone, shoot.durationMinutes, shoot.location, shoot.brandName,
                shoot.campaignName, shoot.notes, shoot.amount, shoot.currency);
    }
}
