package dev.influencerplatform.profile.photo;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a photo is, in each size. An address always has the same photo; a new photo has new ones. */
@Schema(description = "The photo in three sizes; a new photo has new addresses")
public record Photos(@Schema(description = "Up to 96 pixels on its longer side") @NotNull String small,
        @Schema(description = "Up to 320 pixels") @NotNull String medium,
        @Schema(description = "Up to 1080 pixels") @NotNull String large) {
}
