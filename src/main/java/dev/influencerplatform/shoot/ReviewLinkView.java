package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The link that an influencer sends to a client. */
public record ReviewLinkView(@NotNull String reviewToken,
        @Schema(examples = "https://app.example.com/review/review_1795354200000_pX3...", description = "Page of the front end") @NotNull String url,
        @NotNull Instant generatedAt, @NotNull Instant expiresAt,
        @NotNull Status status) implements View {

    /** What the client can do with it. */
    @Schema(name = "ReviewLinkStatus")
    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("used")
        USED,
        @JsonProperty("expired")
        EXPIRED
    }

    static ReviewLinkView of(Shoot shoot, boolean expired, String publicUrl) {
        Status unused = expired ? Status.EXPIRED : Status.OPEN;
        return new ReviewLinkView(shoot.reviewToken, publicUrl + "/review/" + shoot.reviewToken, shoot.reviewLinkGeneratedAt,
                shoot.reviewLinkExpiresAt, shoot.isReviewLinkUsed() ? Status.USED : unused);
    }
}
