package dev.influencerplatform.social.meta;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Meta's allowances are kept. */
@ConfigMapping(prefix = "app.social.meta")
public interface MetaSettings {

    /** From how many percent of an allowance on no more is asked for; calls beyond it lengthen the block. */
    @WithDefault("90")
    int busyPercent();

    /** How long the whole app pauses that was told so; the platform does not say how long. */
    @WithDefault("15M")
    Duration appPause();

    /** How long one account pauses that was told so, where the platform does not say. */
    @WithDefault("5M")
    Duration accountPause();

    /** How long an account pauses that was blocked for policy. */
    @WithDefault("24H")
    Duration blockedPause();
}
