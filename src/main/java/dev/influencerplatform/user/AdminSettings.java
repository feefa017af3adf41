package dev.influencerplatform.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** The first operators. */
@ConfigMapping(prefix = "app.admins")
public interface AdminSettings {

    /**
     * Addresses whose accounts become operators when they sign in, once they are confirmed. Taking one out takes the role from
     * nobody.
     */
    Optional<Set<String>> emails();

    /** Whether addresses that nobody has confirmed count, too: for developers only, as anybody could register them. */
    @WithDefault("false")
    boolean trustUnverified();
}
