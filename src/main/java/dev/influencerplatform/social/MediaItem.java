package dev.influencerplatform.social;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was published on an account.
 *
 * @param caption null without one; a title where the platform has titles
 * @param thumbnailUrl may lapse after hours; null without one
 */
public record MediaItem(String platformMediaId, Kind kind, String caption, String permalink, String thumbnailUrl,
        Instant publishedAt, Counts counts) {

    /** What it is. */
    @Schema(name = "MediaKind")
    public enum Kind {
        image,
        video,
        album,
        text
    }

    /** How it was received; each null when it is not known, which is never 0. */
    @Schema(name = "MediaCounts")
    public record Counts(Long views, Long likes, Long comments, Long shares) {
    }
}
