package dev.influencerplatform.profile;

import dev.influencerplatform.common.validation.CurrencyCode;
import dev.influencerplatform.user.SlugForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What influencers change of their profiles. */
@BudgetRange
public record ProfileFields(
        @Schema(examples = "sarah") @NotNull @Size(min = SlugForm.MIN_LENGTH, max = SlugForm.MAX_LENGTH) @Pattern(regexp = SlugForm.REGEXP, message = SlugForm.MESSAGE) String slug,
        @Schema(examples = "Sarah Lens") @NotBlank @CodePointLength(max = 100) String displayName,
        @Schema(examples = "Street style and slow travel") @CodePointLength(max = 5000) String bio,
        @Schema(examples = "[\"Fashion\", \"Travel\"]") @Size(max = 10) List<@NotBlank @CodePointLength(max = 40) String> category,
        @Schema(description = "Smallest budget of a collaboration, whole units of currency", examples = "500") @PositiveOrZero Integer minBudget,
        @Schema(examples = "2500") @PositiveOrZero Integer maxBudget,
        @Schema(examples = "EUR") @NotNull @CurrencyCode String currency,
        @NotNull Visibility visibility) {

    static ProfileFields of(Profile profile) {
        return new ProfileFields(profile.slug, profile.displayName, profile.bio, profile.category, profile.minBudget,
                profile.maxBudget, profile.currency, profile.visibility);
    }
}
