package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformCalls;
import dev.influencerplatform.social.PlatformException;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Calls to YouTube, each over the one way there. */
@Singleton
class YouTubeApi {

    private final PlatformCalls calls;
    private final DataApi data;
    private final AnalyticsApi analytics;
    private final RevocationApi revocation;

    YouTubeApi(YouTubeApp app, CallSettings settings, YouTubeErrors errors) {
        this.calls = new PlatformCalls(Platform.youtube, settings, errors::toException);
        this.data = calls.client(DataApi.class, app.dataUrl());
        this.analytics = calls.client(AnalyticsApi.class, app.analyticsUrl());
        this.revocation = calls.client(RevocationApi.class, app.revocationUrl());
    }

    /** The channel that was chosen at consent: a token opens one alone. */
    JsonNode channel(String token, String parts) {
        List<JsonNode> channels = items(calls.read(() -> data.channels(bearer(token), parts)).object());
        if (channels.isEmpty()) {
            throw YouTubeErrors.noChannel();
        }
        if (ForeignJson.text(channels.get(0), "id") == null) {
            throw PlatformException.unreadable("YouTube's channel has no id.");
        }
        return channels.get(0);
    }

    JsonNode playlistItems(String token, String playlist, String page) {
        return calls.read(() -> data.playlistItems(bearer(token), playlist, page)).object();
    }

    List<JsonNode> videos(String token, List<String> ids) {
        return items(calls.read(() -> data.videos(bearer(token), String.join(",", ids))).object());
    }

    /** A row for each day that YouTube knows of. */
    JsonNode report(String token, LocalDate from, LocalDate to, List<String> metrics) {
        return calls.read(() -> analytics.report(bearer(token), from.toString(), to.toString(), String.join(",", metrics)))
                .object();
    }

    void revoke(String token) {
        calls.once(() -> revocation.revoke(token));
    }

    /** A grant, which is asked for in another way. */
    <T> T grant(Supplier<T> call) {
        return calls.attempt(call);
    }

    /** None of them, and no such field at all, are the same to YouTube. */
    static List<JsonNode> items(JsonNode answer) {
        JsonNode items = answer.path("items");
        boolean isReadable = items.isMissingNode() || items.isArray()
                && StreamSupport.stream(items.spliterator(), false).allMatch(JsonNode::isObject);
        if (!isReadable) {
            throw PlatformException.unreadable("YouTube's items are no list.");
        }
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
