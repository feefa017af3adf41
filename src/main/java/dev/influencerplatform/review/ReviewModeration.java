package dev.influencerplatform.review;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** What owners may change of reviews: whether they are shown. */
public record ReviewModeration(@NotNull Boolean isPublished,
        @Schema(description = "A note to oneself; dropped when the review is shown again") @CodePointLength(max = 500) String hiddenReason) {

    static ReviewModeration of(Review review) {
        return new ReviewModeration(review.published, review.hiddenReason);
    }
}
