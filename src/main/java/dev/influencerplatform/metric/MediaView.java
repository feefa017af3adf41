package dev.influencerplatform.metric;

import dev.influencerplatform.social.MediaItem;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something published on a connected account. */
@Schema(name = "Media")
public record MediaView(@NotNull UUID id, @NotNull String platformMediaId, @NotNull MediaItem.Kind kind, String caption,
        String permalink,
        @Schema(description = "An address at the platform, which may lapse within hours; null without one") String thumbnail,
        @NotNull Instant publishedAt, @NotNull MediaItem.Counts counts,
        @Schema(description = "When it was last seen on the platform") @NotNull Instant observedAt,
        @Schema(description = "When it was first missed on the platform; null while it is there") Instant removedAt) {

    static MediaView of(MediaEntry entry) {
        return new MediaView(entry.id, entry.platformMediaId, MediaItem.Kind.valueOf(entry.kind), entry.caption,
                entry.permalink, entry.thumbnailUrl, entry.publishedAt,
                new MediaItem.Counts(entry.views, entry.likes, entry.comments, entry.shares), entry.observedAt,
                entry.removedAt);
    }
}
