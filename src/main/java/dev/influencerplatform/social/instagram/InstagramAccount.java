package dev.influencerplatform.social.instagram;

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
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Numbers and media of an account. */
@Singleton
class InstagramAccount {

    private static final String PROFILE = "user_id,username,followers_count,follows_count,media_count";
    private static final String MEDIA = "id,caption,media_type,media_url,thumbnail_url,permalink,timestamp,like_count,"
            + "comments_count";

    private final InstagramSettings settings;
    private final InstagramGraph instagram;
    private final Clock clock;

    InstagramAccount(InstagramSettings settings, InstagramGraph instagram, Clock clock) {
        this.settings = settings;
        this.instagram = instagram;
        this.clock = clock;
    }

    Observation observe(Access access) {
        JsonNode profile = GraphJson.object(instagram.graph.read(access.platformUserId(),
                () -> instagram.api.me(settings.version(), PROFILE, access.tokens().accessToken())));
        String name = ForeignJson.text(profile, "username");
        if (name == null || !access.platformUserId().equals(ForeignJson.id(profile, "user_id"))) {
            throw PlatformException.unreadable("The platform does not say whose numbers these are.");
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(total(Reading.FOLLOWERS, profile, "followers_count"));
        readings.add(total(Reading.FOLLOWING, profile, "follows_count"));
        readings.add(total(Reading.POSTS, profile, "media_count"));
        readings.addAll(daily(access));
        return new Observation(name, readings);
    }

    MediaPage media(Access access, String cursor) {
        Map<String, String> query = GraphPage.query(MEDIA, settings.mediaPage(), cursor);
        query.put("access_token", access.tokens().accessToken());
        GraphPage page = GraphPage.of(instagram.graph.read(access.platformUserId(),
                () -> instagram.api.media(settings.version(), access.platformUserId(), query)), cursor);
        return new MediaPage(page.items().stream().map(InstagramAccount::item).filter(Objects::nonNull).toList(), page.next());
    }

    /** Numbers of a day may come two days late, and a pull may fail: so each pull asks for some days again, one by one. */
    private List<Reading> daily(Access access) {
        List<Reading> all = new ArrayList<>();
        List<String> metrics = settings.metrics();
        for (LocalDate day : DailyNumbers.daysBefore(LocalDate.now(clock), settings.metricsDays())) {
            List<Reading> readings = ofDay(access, day, metrics);
            all.addAll(readings);
            metrics = known(metrics, readings);
            if (metrics.isEmpty() || readings.stream().anyMatch(reading -> reading.status() == Reading.Status.failed)) {
                break;
            }
        }
        return all;
    }

    private List<Reading> ofDay(Access access, LocalDate day, List<String> metrics) {
        DailyNumbers numbers = new DailyNumbers(List.of(day), asked -> instagram.graph.read(access.platformUserId(),
                () -> instagram.api.insights(settings.version(), access.platformUserId(), Map.of("metric", asked, "since",
                        beginning(day), "until", beginning(day.plusDays(1)), "access_token", access.tokens().accessToken()))));
        return access.scopes().contains(settings.insightsScope()) ? numbers.of(metrics) : numbers.forbidden(metrics);
    }

    /** What was retired costs a call each time that it is asked for. */
    private static List<String> known(List<String> metrics, List<Reading> readings) {
        return IntStream.range(0, metrics.size())
                .filter(metric -> readings.get(metric).status() != Reading.Status.unsupported).mapToObj(metrics::get).toList();
    }

    private static String beginning(LocalDate day) {
        return String.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static Reading total(String metric, JsonNode profile, String field) {
        JsonNode value = profile.path(field);
        return Reading.total(metric, ForeignJson.count(value), value.isMissingNode() ? null : value.toString());
    }

    /** Null for what has no id or no date, which nothing can be done with. */
    private static MediaItem item(JsonNode item) {
        String id = ForeignJson.id(item, "id");
        Instant publishedAt = GraphJson.date(item, "timestamp");
        if (id == null || publishedAt == null) {
            return null;
        }
        MediaItem.Kind kind = kind(item);
        // likes are absent where the owner hides them; views have a call of their own for each item, which costs too much
        MediaItem.Counts counts = new MediaItem.Counts(null, ForeignJson.count(item, "like_count"),
                ForeignJson.count(item, "comments_count"), null);
        return new MediaItem(id, kind, ForeignJson.text(item, "caption"), ForeignJson.link(item, "permalink"),
                ForeignJson.link(item, kind == MediaItem.Kind.video ? "thumbnail_url" : "media_url"), publishedAt, counts);
    }

    private static MediaItem.Kind kind(JsonNode item) {
        return switch (Objects.requireNonNullElse(ForeignJson.text(item, "media_type"), "")) {
            case "VIDEO" -> MediaItem.Kind.video;
            case "CAROUSEL_ALBUM" -> MediaItem.Kind.album;
            default -> MediaItem.Kind.image;
        };
    }
}
