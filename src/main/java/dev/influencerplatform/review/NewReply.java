package dev.influencerplatform.review;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** An influencer's public answer to a review. */
public record NewReply(
        @Schema(examples = "Thank you, Mia!") @NotBlank @CodePointLength(max = 2000) String text) {
}
