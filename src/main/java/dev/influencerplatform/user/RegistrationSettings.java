package dev.influencerplatform.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** New accounts. */
@ConfigMapping(prefix = "app.registration")
public interface RegistrationSettings {

    /**
     * Whether an account begins only when the link in its mail was followed. Without it, an answer tells whether an address
     * has an account.
     */
    @WithDefault("true")
    boolean verifyEmail();

    /** How long the link that begins an account may wait. */
    @WithDefault("24H")
    Duration lifetime();
}
