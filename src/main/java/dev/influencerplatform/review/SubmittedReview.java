package dev.influencerplatform.review;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** What the client is told after a review was taken. */
public record SubmittedReview(@NotNull UUID id, @NotNull int rating,
        @NotNull String reviewText, @NotNull Instant submittedAt) implements View {

    static SubmittedReview of(Review review) {
        return new SubmittedReview(review.id, review.rating, review.reviewText, review.submittedAt);
    }
}
