package dev.influencerplatform.review;

import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A review as the reviewed influencer sees it. */
public record ReviewView(@NotNull UUID id,
        @Schema(description = "null when the shoot was deleted") UUID shootId,
        String brandName, String reviewerName,
        @NotNull boolean consent,
        @Schema(description = "E.164; masked in lists") @NotNull String clientNumber,
        @Schema(description = "Masked in lists") @NotNull String clientEmail,
        @NotNull int rating, @NotNull String reviewText,
        @NotNull boolean isPublished, String hiddenReason,
        String reply, Instant repliedAt,
        @NotNull Instant submittedAt, @NotNull Instant updatedAt,
        @Schema(description = "Since when the client's data are gone; number and address are empty then") Instant clientDataErasedAt,
        @NotNull int version) implements View {

    private static final int SHOWN_DIGITS = 2;
    private static final String MASK = "***";

    static ReviewView of(Review review) {
        return of(review, review.clientNumber, review.clientEmail);
    }

    static ReviewView masked(Review review) {
        String number = review.clientNumber;
        String email = review.clientEmail;
        if (review.clientDataErasedAt != null) {
            return of(review);
        }
        return of(review, MASK + number.substring(Math.max(0, number.length() - SHOWN_DIGITS)),
                email.substring(0, 1) + MASK + email.substring(email.lastIndexOf('@')));
    }

    private static ReviewView of(Review review, String clientNumber, String clientEmail) {
        return new ReviewView(review.id, review.shootId, review.brandName, review.reviewerName, review.consent, clientNumber,
                clientEmail, review.rating, review.reviewText, review.published, review.hiddenReason, review.reply,
                review.repliedAt, review.submittedAt, review.updatedAt, review.clientDataErasedAt, review.version);
    }
}
