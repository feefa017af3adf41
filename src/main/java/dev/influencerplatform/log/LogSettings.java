package dev.influencerplatform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the activity log is kept. */
@ConfigMapping(prefix = "app.logs.retention")
public interface LogSettings {

    /** How long what has to do with security is kept: sign-ins, passwords, links, connections, operators' acts. */
    @WithDefault("365D")
    Duration security();

    /** How long everything else is kept. */
    @WithDefault("30D")
    Duration other();

    /** How often an instance removes what is older. */
    @WithDefault("1H")
    Duration every();
}
