package dev.influencerplatform.portfolio;

import dev.influencerplatform.review.PublicReview;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An influencer's public page. */
public record PortfolioView(@NotNull String slug, @NotNull String displayName,
        String bio, @NotNull List<String> category,
        String profilePhoto, Integer minBudget,
        Integer maxBudget, @NotNull String currency,
        @NotNull Rating rating,
        @Schema(description = "The latest published ones") @NotNull List<PublicReview> reviews,
        @NotNull Links links) {

    /** What all published reviews come to. */
    @Schema(name = "PortfolioRating")
    public record Rating(
            @Schema(description = "To two digits; null without reviews", examples = "4.67") BigDecimal average,
            @NotNull long count, @NotNull List<Stars> histogram) {
    }

    /** How many reviews gave so many stars. */
    @Schema(name = "PortfolioStars")
    public record Stars(@NotNull int rating, @NotNull long count) {
    }

    /** Where to go from here. */
    @Schema(name = "PortfolioLinks")
    public record Links(@Schema(description = "This page in the front end") @NotNull String page,
            @Schema(description = "All published reviews, in this API") @NotNull String reviews) {
    }
}
