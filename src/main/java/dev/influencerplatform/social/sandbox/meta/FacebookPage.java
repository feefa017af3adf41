package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxMedia;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** One of the Pages of an account, in Facebook's shapes. Number 3 is one that the person did not tick. */
record FacebookPage(SandboxAccount account, int number) {

    /** The last one is what a script can retire. */
    static final List<String> METRICS = List.of("page_follows", "page_media_view", "page_total_media_view_unique",
            "page_post_engagements", "page_daily_follows", "page_views_total");

    /** Time does not end a Page's token. */
    private static final Duration FOR_EVER = Duration.ofDays(36_525);
    private static final int NOT_GRANTED = 3;

    static List<FacebookPage> of(SandboxAccount account) {
        int count = account.has(Fault.NOPAGES) ? 0 : account.has(Fault.PAGES) ? NOT_GRANTED : 1;
        return IntStream.rangeClosed(1, count).mapToObj(number -> new FacebookPage(account, number)).toList();
    }

    /** Of the person, as this app sees them. */
    static String loginId(SandboxAccount account) {
        return account.id("facebook login", "122");
    }

    /** The page that a token opens. */
    static String idOf(SandboxAccount account, SandboxToken token) {
        return token.kind() == Kind.FACEBOOK_PAGE ? token.subject() : loginId(account);
    }

    String id() {
        return account.id("page " + number, "10");
    }

    boolean isGranted() {
        return number != NOT_GRANTED;
    }

    /** With its token only if it was ticked. */
    JsonObject listed(SandboxToken login, Instant now) {
        JsonObject page = new JsonObject().put("id", id()).put("name", name()).put("category", "Blogger")
                .put("category_list", new JsonArray().add(new JsonObject().put("id", "360").put("name", "Blogger")))
                .put("tasks", new JsonArray().add("ANALYZE").add("CREATE_CONTENT").add("MODERATE"));
        return isGranted() ? page.put("access_token",
                login.renewed(Kind.FACEBOOK_PAGE, now, FOR_EVER).ofSubject(id()).text()) : page;
    }

    JsonObject profile(LocalDate today) {
        long followers = account.followers(today);
        return new JsonObject().put("id", id()).put("name", name()).put("username", account.name() + number)
                .put("fan_count", followers - followers / 50).put("followers_count", followers)
                .put("verification_status", "not_verified");
    }

    JsonObject insight(String metric, List<LocalDate> days) {
        return new JsonObject().put("name", metric).put("period", "day").put("title", metric).put("description", "")
                .put("id", id() + "/insights/" + metric + "/day")
                .put("values", new JsonArray(days.stream().map(day -> GraphInsights.dated(number(metric, day), day)).toList()));
    }

    private long number(String metric, LocalDate day) {
        return metric.equals("page_follows") ? account.followers(day) : account.grown(metric, 100, 9_000, day);
    }

    JsonObject post(SandboxMedia media, LocalDate today) {
        String id = id() + "_" + media.id("122");
        JsonObject post = new JsonObject().put("id", id).put("created_time", GraphList.date(media.publishedAt()))
                .put("permalink_url", "https://www.facebook.com/" + id.replace('_', '/'))
                .put("status_type", media.isVideo() ? "added_video" : "added_photos")
                .put("attachments", GraphList.of(List.of(new JsonObject().put("media_type", type(media)))))
                .put("comments", summary(media.count("comments", 1, today)));
        if (media.caption() != null) {
            post.put("message", media.caption());
        }
        if (media.form() != SandboxMedia.Form.VIDEO_WITHOUT_THUMBNAIL) {
            post.put("full_picture", "https://scontent.example.com/" + id + ".jpg");
        }
        if (media.form() == SandboxMedia.Form.IMAGE) {
            post.put("shares", new JsonObject().put("count", media.count("shares", 1, today)));
        }
        return account.has(Fault.HIDDEN) ? post : post.put("reactions", summary(media.count("likes", 8, today)));
    }

    private String name() {
        return account.name() + (number == 1 ? " Page" : " Page " + number);
    }

    private static String type(SandboxMedia media) {
        return media.isVideo() ? "video" : media.form() == SandboxMedia.Form.ALBUM ? "album" : "photo";
    }

    private static JsonObject summary(long count) {
        return GraphList.of(List.of()).put("summary", new JsonObject().put("total_count", count));
    }
}
