package dev.influencerplatform.user;

import dev.influencerplatform.common.validation.CurrencyCode;
import dev.influencerplatform.common.validation.TimeZoneId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What users change of their accounts themselves. */
public record UserFields(
        @Schema(examples = "Europe/Berlin", description = "IANA name") @NotNull @TimeZoneId String timeZone,
        @Schema(examples = "EUR", description = "ISO 4217") @NotNull @CurrencyCode String currency,
        @Schema(examples = "de-DE", description = "BCP 47: language, and country if it matters") @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", message = "must be a language tag like en or de-DE") String locale) {

    static UserFields of(User user) {
        return new UserFields(user.timeZone, user.currency, user.locale);
    }
}
