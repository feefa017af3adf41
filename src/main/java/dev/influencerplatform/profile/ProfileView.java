package dev.influencerplatform.profile;

import dev.influencerplatform.common.http.View;
import dev.influencerplatform.profile.photo.PhotoAddresses;
import dev.influencerplatform.profile.photo.Photos;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The profile as its owner sees it. */
public record ProfileView(@NotNull UUID id, @NotNull UUID userId,
        @NotNull String slug, @NotNull String displayName,
        String bio, @NotNull List<String> category,
        @Schema(description = "Where the photo is, in its largest size") String profilePhoto,
        Photos photos, Integer minBudget,
        Integer maxBudget, @NotNull String currency,
        @NotNull Visibility visibility, @NotNull Instant createdAt,
        @NotNull Instant updatedAt, @NotNull int version) implements View {

    static ProfileView of(Profile profile, PhotoAddresses addresses) {
        return new ProfileView(profile.id, profile.userId, profile.slug, profile.displayName, profile.bio,
                profile.category == null ? List.of() : profile.category,
                addresses.largestOf(profile.profilePhoto), addresses.of(profile.profilePhoto), profile.minBudget,
                profile.maxBudget, profile.currency, profile.visibility, profile.createdAt, profile.updatedAt, profile.version);
    }
}
