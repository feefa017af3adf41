package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.MediaItem.Counts;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A channel's public videos, which are listed in its playlist of uploads: the playlist tells the order, the videos their
 * numbers. A cursor has the playlist before YouTube's own page token, so that only the first page has to look it up.
 */
final class UploadList {

    private static final String BETWEEN = "/";
    private static final String WATCH = "https://www.youtube.com/watch?v=";

    private final YouTubeApi api;

    UploadList(YouTubeApi api) {
        this.api = api;
    }

    static PlatformException pageRefused() {
        return new PlatformException(Failure.BAD_OBJECT, "page-refused", "YouTube does not know this page of videos any more.");
    }

    MediaPage page(String token, String cursor) {
        if (cursor != null) {
            String[] parts = cursor.split(BETWEEN, 2);
            if (parts.length < 2) {
                throw pageRefused();
            }
            return page(token, parts[0], parts[1]);
        }
        String playlist = ForeignJson.text(
                api.channel(token, "id,contentDetails").path("contentDetails").path("relatedPlaylists"), "uploads");
        return playlist == null ? new MediaPage(List.of(), null) : firstPage(token, playlist);
    }

    /** A channel without any upload names a playlist that does not exist. */
    private MediaPage firstPage(String token, String playlist) {
        try {
            return page(token, playlist, null);
        } catch (PlatformException failed) {
            if (failed.reason().equals(YouTubeErrors.OBJECT_MISSING)) {
                return new MediaPage(List.of(), null);
            }
            throw failed;
        }
    }

    private MediaPage page(String token, String playlist, String page) {
        JsonNode listed = api.playlistItems(token, playlist, page);
        String next = ForeignJson.text(listed, "nextPageToken");
        List<String> ids = YouTubeApi.items(listed).stream()
                .map(item -> ForeignJson.text(item.path("contentDetails"), "videoId")).filter(Objects::nonNull).toList();
        return new MediaPage(ids.isEmpty() ? List.of() : videos(token, ids),
                next == null || next.equals(page) ? null : playlist + BETWEEN + next);
    }

    /** In the order of the ids; those that are gone, or not for everybody to see, are left out. */
    private List<MediaItem> videos(String token, List<String> ids) {
        Map<String, MediaItem> found = api.videos(token, ids).stream().filter(UploadList::isPublic)
                .flatMap(UploadList::item)
                .collect(Collectors.toMap(MediaItem::platformMediaId, Function.identity(), (first, again) -> first));
        return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    private static boolean isPublic(JsonNode video) {
        return "public".equals(ForeignJson.text(video.path("status"), "privacyStatus"));
    }

    private static Stream<MediaItem> item(JsonNode video) {
        JsonNode snippet = video.path("snippet");
        JsonNode statistics = video.path("statistics");
        String id = ForeignJson.text(video, "id");
        Instant publishedAt = instant(ForeignJson.text(snippet, "publishedAt"));
        if (id == null || publishedAt == null) {
            return Stream.empty();
        }
        return Stream.of(new MediaItem(id, MediaItem.Kind.video, ForeignJson.text(snippet, "title"), WATCH + id,
                thumbnail(snippet.path("thumbnails")), publishedAt,
                new Counts(ForeignJson.count(statistics, "viewCount"), ForeignJson.count(statistics, "likeCount"),
                        ForeignJson.count(statistics, "commentCount"), null)));
    }

    private static String thumbnail(JsonNode thumbnails) {
        return Stream.of("high", "medium", "default").map(size -> ForeignJson.link(thumbnails.path(size), "url"))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }
}
