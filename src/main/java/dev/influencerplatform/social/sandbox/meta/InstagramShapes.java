package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxMedia;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Caller;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;

/** What Instagram tells of an account, in its shapes. */
final class InstagramShapes {

    private static final String INSIGHTS_SCOPE = "instagram_business_manage_insights";
    /** The last one is what a script can retire. */
    private static final List<String> METRICS = List.of("reach", "views", "accounts_engaged", "total_interactions", "likes",
            "comments", "saves", "reposts", "replies", "follows_and_unfollows", "follower_count", "profile_links_taps",
            "shares");

    private InstagramShapes() {
    }

    /** Of the professional account itself. */
    static String id(SandboxAccount account) {
        return account.id("instagram", "1784");
    }

    static SandboxAnswer profile(Caller caller, LocalDate today) {
        SandboxAccount account = caller.account();
        if (account.has(Fault.PERSONAL)) {
            return GraphError.of(10, "(#10) The user is not an Instagram Business or Creator account");
        }
        JsonObject profile = GraphList.fields(new JsonObject().put("id", account.id("instagram login", "9"))
                .put("user_id", id(account)).put("username", account.name()).put("name", account.name())
                .put("account_type", "MEDIA_CREATOR").put("followers_count", account.followers(today))
                .put("follows_count", account.pick("follows", 50, 900))
                .put("media_count", account.has(Fault.RICH) ? 125 : 12), caller.parameter("fields"));
        return SandboxAnswer.ok(account.has(Fault.WRAPPED) ? new JsonObject().put("data", new JsonArray().add(profile))
                : profile);
    }

    static SandboxAnswer insights(Caller caller, LocalDate day) {
        return caller.token().allows(INSIGHTS_SCOPE)
                ? GraphInsights.of(caller, METRICS, metric -> insight(caller, metric, day))
                : GraphError.of(10, "(#10) Application does not have permission for this action");
    }

    private static JsonObject insight(Caller caller, String metric, LocalDate day) {
        long value = caller.account().grown(metric, 100, 9_000, day);
        JsonObject insight = new JsonObject().put("name", metric).put("period", "day").put("title", metric)
                .put("description", "").put("id", caller.id() + "/insights/" + metric + "/day");
        return metric.equals("follower_count")
                ? insight.put("values", new JsonArray().add(GraphInsights.dated(value % 100, day)))
                : insight.put("total_value", new JsonObject().put("value", value));
    }

    static JsonObject media(SandboxMedia media, LocalDate today) {
        String code = "C" + media.account().pick("code " + media.number(), 1_000_000, 9_000_000);
        JsonObject item = new JsonObject().put("id", media.id("179")).put("media_type", type(media))
                .put("media_product_type", media.isVideo() ? "REELS" : "FEED").put("shortcode", code)
                .put("permalink", "https://www.instagram.com/" + (media.isVideo() ? "reel/" : "p/") + code + "/")
                .put("timestamp", GraphList.date(media.publishedAt())).put("username", media.account().name())
                .put("comments_count", media.count("comments", 1, today));
        if (media.caption() != null) {
            item.put("caption", media.caption());
        }
        if (!media.account().has(Fault.HIDDEN)) {
            item.put("like_count", media.count("likes", 8, today));
        }
        return withAddresses(item, media);
    }

    /** There is a thumbnail of videos only; media of whose music the rights are with others have no address. */
    private static JsonObject withAddresses(JsonObject item, SandboxMedia media) {
        String address = "https://scontent.example.com/" + item.getString("id");
        return switch (media.form()) {
            case VIDEO_WITHOUT_THUMBNAIL -> item;
            case VIDEO -> item.put("media_url", address + ".mp4").put("thumbnail_url", address + ".jpg");
            default -> item.put("media_url", address + ".jpg");
        };
    }

    private static String type(SandboxMedia media) {
        return media.isVideo() ? "VIDEO" : media.form() == SandboxMedia.Form.ALBUM ? "CAROUSEL_ALBUM" : "IMAGE";
    }
}
