package dev.influencerplatform.social.meta;

import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformCalls;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.PlatformPause;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;

/** The way to the Graph of one platform: understands its errors, and tells of allowances that are about to be used up. */
public final class Graph {

    private final Platform platform;
    private final PlatformCalls calls;
    private final MetaSettings settings;
    private final Event<PlatformPause> news;
    private final Pauses pauses;

    Graph(Platform platform, CallSettings calls, Pauses pauses, Event<PlatformPause> news) {
        this.platform = platform;
        this.settings = pauses.settings();
        this.news = news;
        this.pauses = pauses;
        this.calls = new PlatformCalls(platform, calls, answer -> GraphErrors.of(answer, pauses));
    }

    public <T> T client(Class<T> api, URI address) {
        return calls.client(api, address);
    }

    /** Reads something of an account, again if need be. */
    public PlatformAnswer read(String platformUserId, Supplier<Response> call) {
        return watched(platformUserId, () -> calls.read(call));
    }

    /** For what must not be tried again, or is not of an account yet. */
    public PlatformAnswer once(Supplier<Response> call) {
        return watched(null, () -> calls.once(call));
    }

    private PlatformAnswer watched(String platformUserId, Supplier<PlatformAnswer> call) {
        try {
            PlatformAnswer answer = call.get();
            tellOf(Usage.of(answer), platformUserId);
            return answer;
        } catch (PlatformException failed) {
            if (failed.failure() == Failure.THROTTLED) {
                tellOf(failed, platformUserId);
            }
            throw failed;
        }
    }

    private void tellOf(PlatformException throttled, String platformUserId) {
        boolean wholeApp = throttled.reason().equals(MetaFailure.APP_LIMIT);
        if (wholeApp || platformUserId != null) {
            news.fire(new PlatformPause(platform, wholeApp ? null : platformUserId, throttled.reason(), throttled.until()));
        }
    }

    private void tellOf(Usage usage, String platformUserId) {
        if (usage.appPercent() >= settings.busyPercent()) {
            news.fire(new PlatformPause(platform, null, MetaFailure.APP_LIMIT, pauses.ofApp()));
        }
        if (usage.accountPercent() >= settings.busyPercent() && platformUserId != null) {
            news.fire(new PlatformPause(platform, platformUserId, MetaFailure.ACCOUNT_LIMIT, pauses.ofAccount(usage)));
        }
    }
}
