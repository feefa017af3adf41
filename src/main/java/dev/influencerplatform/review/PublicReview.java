package dev.influencerplatform.review;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published review as everybody may read it. */
public record PublicReview(@NotNull UUID id, @NotNull int rating,
        @NotNull String reviewText,
        @Schema(description = "Only when the client agreed") String reviewerName,
        String brandName, @NotNull Instant submittedAt,
        @Schema(description = "What the influencer answered") String reply,
        Instant repliedAt) {
}
