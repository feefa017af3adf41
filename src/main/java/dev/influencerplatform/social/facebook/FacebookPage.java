package dev.influencerplatform.social.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Observation;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.meta.DailyNumbers;
import dev.influencerplatform.social.meta.GraphJson;
import dev.influencerplatform.social.meta.GraphPage;
import dev.influencerplatform.social.meta.MetaFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Numbers and posts of a Page. */
@Singleton
class FacebookPage {

    private static final String PROFILE = "id,name,fan_count,followers_count";
    private static final String POSTS = "id,message,created_time,permalink_url,full_picture,shares,attachments{media_type},"
            + "reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0)";

    private final FacebookSettings settings;
    private final FacebookGraph facebook;
    private final Clock clock;

    FacebookPage(FacebookSettings settings, FacebookGraph facebook, Clock clock) {
        this.settings = settings;
        this.facebook = facebook;
        this.clock = clock;
    }

    Observation observe(Access access) {
        JsonNode profile = facebook.graph.read(access.platformUserId(),
                () -> facebook.api.object(access.platformUserId(), PROFILE, access.tokens().accessToken())).object();
        String name = ForeignJson.text(profile, "name");
        if (name == null || !access.platformUserId().equals(ForeignJson.id(profile, "id"))) {
            throw PlatformException.unreadable("The platform does not say whose numbers these are.");
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(followers(profile));
        readings.add(Reading.unknown(Reading.POSTS, null, Reading.Status.unsupported));
        readings.addAll(daily(access));
        return new Observation(name, readings);
    }

    MediaPage media(Access access, String cursor) {
        return media(access, cursor, settings.mediaPage());
    }

    private MediaPage media(Access access, String cursor, int limit) {
        try {
            return posts(access, cursor, limit);
        } catch (PlatformException failed) {
            if (limit > 1 && failed.reason().equals(MetaFailure.TOO_MUCH_DATA)) {
                return media(access, cursor, limit / 2);
            }
            throw failed;
        }
    }

    private MediaPage posts(Access access, String cursor, int limit) {
        Map<String, String> query = GraphPage.query(POSTS, limit, cursor);
        query.put("access_token", access.tokens().accessToken());
        GraphPage page = GraphPage.of(facebook.graph.read(access.platformUserId(),
                () -> facebook.api.list(access.platformUserId(), "published_posts", query)), cursor);
        return new MediaPage(page.items().stream().map(FacebookPage::item).filter(Objects::nonNull).toList(), page.next());
    }

    /** Numbers of a day may come late, and a pull may fail: so each pull asks for some days again. */
    private List<Reading> daily(Access access) {
        LocalDate today = LocalDate.now(clock.withZone(DailyNumbers.PACIFIC));
        List<LocalDate> days = DailyNumbers.daysBefore(today, settings.metricsDays());
        DailyNumbers numbers = new DailyNumbers(days, metrics -> facebook.graph.read(access.platformUserId(),
                () -> facebook.api.insights(access.platformUserId(), Map.of("metric", metrics, "since",
                        days.get(days.size() - 1).toString(), "until", today.toString(), "access_token",
                        access.tokens().accessToken()))));
        return access.scopes().contains(settings.insightsScope()) ? numbers.of(settings.metrics())
                : numbers.forbidden(settings.metrics());
    }

    /** Pages used to have fans only, and some still do. */
    private static Reading followers(JsonNode profile) {
        JsonNode value = profile.has("followers_count") ? profile.path("followers_count") : profile.path("fan_count");
        return Reading.total(Reading.FOLLOWERS, ForeignJson.count(value), value.isMissingNode() ? null : value.toString());
    }

    /** Null for what has no id or no date, which nothing can be done with. */
    private static MediaItem item(JsonNode post) {
        String id = ForeignJson.id(post, "id");
        Instant publishedAt = GraphJson.date(post, "created_time");
        if (id == null || publishedAt == null) {
            return null;
        }
        MediaItem.Counts counts = new MediaItem.Counts(null, total(post, "reactions"), total(post, "comments"),
                ForeignJson.count(post.path("shares"), "count"));
        return new MediaItem(id, kind(post), ForeignJson.text(post, "message"), ForeignJson.link(post, "permalink_url"),
                ForeignJson.link(post, "full_picture"), publishedAt, counts);
    }

    private static Long total(JsonNode post, String what) {
        return ForeignJson.count(post.path(what).path("summary"), "total_count");
    }

    private static MediaItem.Kind kind(JsonNode post) {
        String type = ForeignJson.text(post.path("attachments").path("data").path(0), "media_type");
        return switch (Objects.requireNonNullElse(type, "")) {
            case "video" -> MediaItem.Kind.video;
            case "album" -> MediaItem.Kind.album;
            case "photo" -> MediaItem.Kind.image;
            default -> MediaItem.Kind.text;
        };
    }
}
