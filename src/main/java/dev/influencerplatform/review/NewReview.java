package dev.influencerplatform.review;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What a client writes. */
public record NewReview(
        @Schema(examples = "+49 1512 3456789", description = "With country code; without one it is read in the influencer's country") @NotBlank @Size(max = 50) String clientNumber,
        @Schema(examples = "mia@acme.example") @NotBlank @Email @Size(max = 255) String clientEmail,
        @Schema(examples = "5") @NotNull @Min(1) @Max(5) Integer rating,
        @Schema(examples = "On time, friendly, and the pictures sold out the blend.", description = "Plain text, kept as written") @NotBlank @CodePointLength(max = 5000) String reviewText,
        @Schema(examples = "Mia from Acme") @CodePointLength(max = 100) String reviewerName,
        @Schema(description = "Whether reviewerName may be shown to the public") Boolean consent) {
}
