package dev.influencerplatform.user.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** A person's data. */
@ConfigMapping(prefix = "app.privacy")
public interface PrivacySettings {

    /** How long ago the password may have been given for what takes it again. */
    @WithDefault("10M")
    Duration recentPassword();

    /** How many exports an instance writes at once. */
    @WithDefault("2")
    int exportsAtOnce();
}
