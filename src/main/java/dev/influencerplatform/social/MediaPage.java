package dev.influencerplatform.social;

import java.util.List;

/**
 * Some of what was published, newest first.
 *
 * @param nextCursor null on the last page
 */
public record MediaPage(List<MediaItem> items, String nextCursor) {
}
