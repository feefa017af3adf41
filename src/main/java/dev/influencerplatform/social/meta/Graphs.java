package dev.influencerplatform.social.meta;

import dev.influencerplatform.social.CallSettings;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformPause;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the way to the Graph of each platform that has one. */
@Singleton
public class Graphs {

    private final CallSettings calls;
    private final MetaSettings settings;
    private final Event<PlatformPause> news;
    private final Clock clock;

    Graphs(CallSettings calls, MetaSettings settings, Event<PlatformPause> news, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
    }

    public Graph of(Platform platform) {
        return new Graph(platform, calls, new Pauses(settings, clock), news);
    }
}
