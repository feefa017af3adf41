package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxFeed;
import dev.influencerplatform.social.sandbox.SandboxMedia;
import dev.influencerplatform.social.sandbox.SandboxMedia.Form;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Channels and videos in the Data API's form: counts are text, and what is unknown is left out. */
final class YouTubeShapes {

    private static final int CHANNEL_LENGTH = 22;
    private static final int VIDEO_LENGTH = 6;
    /** Among as many videos one is private and one is gone, of an account that has that many. */
    private static final int ROUND = 25;
    private static final Pattern VIDEO = Pattern.compile("v([0-9]{3})-[A-Za-z0-9_-]{6}");

    private YouTubeShapes() {
    }

    static String uploadsOf(SandboxAccount account) {
        return "UU" + anything(account, "channel", CHANNEL_LENGTH);
    }

    static JsonObject channels(SandboxAccount account, List<String> parts, LocalDate today) {
        JsonObject answer = new JsonObject().put("kind", "youtube#channelListResponse").put("etag", "e");
        if (account.has(Fault.NOCHANNEL)) {
            return answer.put("pageInfo", new JsonObject().put("totalResults", 0).put("resultsPerPage", 5));
        }
        JsonObject all = new JsonObject().put("snippet", snippet(account)).put("statistics", statistics(account, today))
                .put("contentDetails", new JsonObject().put("relatedPlaylists",
                        new JsonObject().put("likes", "").put("uploads", uploadsOf(account))));
        JsonObject channel = new JsonObject().put("kind", "youtube#channel").put("etag", "e")
                .put("id", "UC" + anything(account, "channel", CHANNEL_LENGTH));
        parts.stream().filter(all::containsKey).forEach(part -> channel.put(part, all.getValue(part)));
        return answer.put("pageInfo", new JsonObject().put("totalResults", 1).put("resultsPerPage", 5))
                .put("items", new JsonArray().add(channel));
    }

    static JsonObject playlistItems(SandboxFeed.Page page) {
        JsonObject answer = new JsonObject().put("kind", "youtube#playlistItemListResponse").put("etag", "e");
        if (page.next() != null) {
            answer.put("nextPageToken", page.next());
        }
        return answer.put("items", new JsonArray(page.items().stream()
                .map(media -> new JsonObject().put("kind", "youtube#playlistItem").put("id", "UUx" + media.number())
                        .put("contentDetails", new JsonObject().put("videoId", idOf(media)).put("videoPublishedAt",
                                media.publishedAt().toString())))
                .toList()));
    }

    static JsonObject videos(SandboxAccount account, List<String> ids, LocalDate today) {
        List<JsonObject> videos = ids.stream().map(id -> find(account, id)).flatMap(Optional::stream)
                .filter(media -> !(account.has(Fault.RICH) && media.number() % ROUND == ROUND - 2))
                .map(media -> video(media, today)).toList();
        return new JsonObject().put("kind", "youtube#videoListResponse").put("etag", "e").put("items", new JsonArray(videos));
    }

    private static Optional<SandboxMedia> find(SandboxAccount account, String id) {
        Matcher parts = VIDEO.matcher(id);
        return parts.matches() ? Optional.of(new SandboxMedia(account, Integer.parseInt(parts.group(1))))
                .filter(media -> idOf(media).equals(id)) : Optional.empty();
    }

    private static JsonObject snippet(SandboxAccount account) {
        return new JsonObject().put("title", account.name()).put("description", "").put("customUrl", "@" + account.name())
                .put("publishedAt", "2019-05-01T10:00:00.123456Z").put("country", "ES");
    }

    private static JsonObject statistics(SandboxAccount account, LocalDate today) {
        JsonObject statistics = new JsonObject()
                .put("viewCount", Long.toString(account.grown("channel views", 100_000, 5_000_000, today)))
                .put("hiddenSubscriberCount", account.has(Fault.HIDDEN)).put("videoCount", "148");
        return account.has(Fault.HIDDEN) ? statistics
                : statistics.put("subscriberCount", Long.toString(account.followers(today)));
    }

    private static JsonObject video(SandboxMedia media, LocalDate today) {
        boolean isPrivate = media.account().has(Fault.RICH) && media.number() % ROUND == ROUND - 1;
        JsonObject snippet = new JsonObject().put("publishedAt", media.publishedAt().toString())
                .put("title", media.caption() == null ? "No. " + media.number() : media.caption())
                .put("thumbnails", thumbnails(media));
        JsonObject counts = new JsonObject().put("viewCount", Long.toString(media.count("views", 60, today)))
                .put("favoriteCount", "0");
        if (!media.account().has(Fault.HIDDEN)) {
            counts.put("likeCount", Long.toString(media.count("likes", 8, today)));
        }
        // comments can be turned off for one video
        if (media.form() != Form.ALBUM) {
            counts.put("commentCount", Long.toString(media.count("comments", 1, today)));
        }
        return new JsonObject().put("kind", "youtube#video").put("etag", "e").put("id", idOf(media)).put("snippet", snippet)
                .put("contentDetails", new JsonObject().put("duration", "PT4M13S").put("caption", "false"))
                .put("status", new JsonObject().put("privacyStatus", isPrivate ? "private" : "public"))
                .put("statistics", counts);
    }

    private static JsonObject thumbnails(SandboxMedia media) {
        return media.form() == Form.VIDEO_WITHOUT_THUMBNAIL ? new JsonObject()
                : new JsonObject().put("high", new JsonObject().put("url",
                        "https://i.ytimg.com/vi/" + idOf(media) + "/hqdefault.jpg").put("width", 480).put("height", 360));
    }

    private static String idOf(SandboxMedia media) {
        return "v%03d-%s".formatted(media.number(), anything(media.account(), "video " + media.number(), VIDEO_LENGTH));
    }

    private static String anything(SandboxAccount account, String word, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(account.name(), word)).substring(0, length);
    }
}
