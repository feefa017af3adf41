package dev.influencerplatform.metric;

import dev.influencerplatform.social.Platform;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How numbers and media are pulled, and how long they are kept. */
@ConfigMapping(prefix = "app.metrics")
interface MetricSettings {

    /** How often an account is pulled by itself. */
    @WithDefault("24H")
    Duration interval();

    /** How long after a pull the owner has to wait to ask for another. */
    @WithDefault("15M")
    Duration coolDown();

    /** How often an instance looks for accounts to pull. */
    @WithDefault("10S")
    Duration lookEvery();

    /** How often an instance looks for what is to be dropped. */
    @WithDefault("6H")
    Duration dropEvery();

    /** How many accounts of each platform an instance pulls at once. */
    @WithDefault("4")
    int pullsAtOnce();

    /** How many of an account's media are pulled, newest first. */
    @WithDefault("1000")
    int mostMedia();

    /** How long a platform lets its data be kept without being pulled again; what is not named has no limit. */
    Map<Platform, Duration> retention();
}
