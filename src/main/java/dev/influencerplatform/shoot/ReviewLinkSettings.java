package dev.influencerplatform.shoot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Review links. */
@ConfigMapping(prefix = "app.review-links")
public interface ReviewLinkSettings {

    /** How long a client may take to review. */
    @WithDefault("90D")
    Duration lifetime();

    /** How many links of one shoot may be replaced or revoked within a day before it gets no new one. */
    @WithDefault("10")
    int mostReplacedPerDay();
}
