package dev.influencerplatform.portfolio;

import dev.influencerplatform.profile.photo.Photos;
import dev.influencerplatform.review.PublicReview;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An influencer's public page. */
public record PortfolioView(@NotNull String slug, @NotNull String displayName,
        String bio, @NotNull List<String> category,
        @Schema(description = "Where the photo is, in its largest size") String profilePhoto,
        Photos photos, Integer minBudget,
        Integer maxBudget, @NotNull String currency,
        @NotNull Rating rating,
        @Schema(description = "The latest published ones") @NotNull List<PublicReview> reviews,
        @Schema(description = "The connected accounts with their numbers") @NotNull List<SocialAccount> platforms,
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

    /** A connected account; each number null when it is not known, which is never 0. */
    @Schema(name = "PortfolioAccount")
    public record SocialAccount(@NotNull String platform, String accountName, Long followers, Long posts,
            @Schema(description = "All there ever were") Long views,
            @Schema(description = "When the oldest of these numbers was read at the platform; null without any") Instant observedAt) {
    }

    /** Where to go from here. */
    @Schema(name = "PortfolioLinks")
    public record Links(@Schema(description = "This page in the front end") @NotNull String page,
            @Schema(description = "All published reviews, in this API") @NotNull String reviews) {
    }
}
