package dev.influencerplatform.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Accounts and their passwords. */
@ConfigMapping(prefix = "app.accounts")
public interface AccountSettings {

    /** Fewest characters of a new password (NIST SP 800-63B); never under 8, whatever is set. */
    @WithDefault("12")
    int passwordMinLength();

    /** How many password hashes are computed at once; each takes a core for about 80 ms and 19 MiB. */
    @WithDefault("4")
    int hashesAtOnce();
}
