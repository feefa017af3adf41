package dev.influencerplatform.user;

import dev.influencerplatform.common.validation.CurrencyCode;
import dev.influencerplatform.common.validation.TimeZoneId;
import dev.influencerplatform.user.password.ValidPassword;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What a registration says. */
public record NewUser(
        @Schema(examples = "sarah@example.com") @NotBlank @Email @Size(max = 255) String email,
        @Schema(examples = "correct horse battery staple", description = "12 to 128 characters of any kind; nothing is trimmed") @NotNull @ValidPassword String password,
        @Schema(examples = "Sarah Lens") @NotBlank @CodePointLength(max = 100) String displayName,
        @Schema(examples = "sarah", description = "Made from the display name when absent") @Size(min = SlugForm.MIN_LENGTH, max = SlugForm.MAX_LENGTH) @Pattern(regexp = SlugForm.REGEXP, message = SlugForm.MESSAGE) String slug,
        @Schema(examples = "Europe/Berlin", description = "IANA name; UTC when absent") @TimeZoneId String timeZone,
        @Schema(examples = "EUR", description = "ISO 4217; USD when absent") @CurrencyCode String currency,
        @Schema(description = "Where the refresh token goes; body when absent") RefreshTransport refreshTransport) {

    // at once, so that it is measured as it is kept: an address may be longer in lower case
    public NewUser {
        email = email == null ? null : User.canonical(email);
    }
}
