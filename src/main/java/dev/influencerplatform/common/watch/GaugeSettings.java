package dev.influencerplatform.common.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh the gauges are that are asked of the database. */
@ConfigMapping(prefix = "app.gauges")
public interface GaugeSettings {

    /** How often an instance asks; what could not be asked for three times as long is shown as not a number. */
    @WithDefault("30S")
    Duration every();
}
