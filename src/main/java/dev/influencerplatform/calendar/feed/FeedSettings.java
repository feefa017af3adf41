package dev.influencerplatform.calendar.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What feeds hold. */
@ConfigMapping(prefix = "app.calendar.feeds")
interface FeedSettings {

    /** How far back a feed reaches. */
    @WithDefault("365D")
    Duration past();

    /** How far ahead a feed reaches. */
    @WithDefault("731D")
    Duration future();

    /** How long a feed says of a deleted shoot or upload that it is cancelled. */
    @WithDefault("42D")
    Duration cancelledFor();

    /** How many feeds one account may have at once. */
    @WithDefault("20")
    int mostPerAccount();
}
