package dev.influencerplatform.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sees before writing: whom the review is about, and nothing else of the shoot. */
public record ReviewContext(@NotNull String displayName, String profilePhoto,
        @NotNull String brandName, String campaignName,
        @NotNull LocalDate shootDate, @NotNull Status status,
        @NotNull Instant expiresAt) implements View {

    /** Whether a review can still be written. */
    @Schema(name = "ReviewContextStatus")
    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("used")
        USED
    }
}
