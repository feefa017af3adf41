package dev.influencerplatform.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How accounts are connected and kept connected. */
@ConfigMapping(prefix = "app.credentials")
public interface CredentialSettings {

    /**
     * Where browsers may be sent back to after consent: addresses, each standing for all that is below it. The first one is
     * where they go when the front end names none. Schemes of mobile apps are fine ({@code myapp://connected}).
     */
    List<URI> returnTo();

    /** How long a person may take at the platform, and then to choose among several accounts. */
    @WithDefault("10M")
    Duration consentTime();

    /** How often an account may begin to connect within that time. */
    @WithDefault("20")
    int mostAttempts();

    /** How often an instance looks for tokens to refresh. */
    @WithDefault("10S")
    Duration refreshEvery();

    /** How many tokens of each platform an instance refreshes at once. */
    @WithDefault("8")
    int refreshesAtOnce();

    /** How often an instance looks for what is sealed with a key that is to go. */
    @WithDefault("1H")
    Duration sealAnewEvery();

    /** How long before it lapses a connection is shown as expiring, once refreshing did not help. */
    @WithDefault("7D")
    Duration warnBefore();
}
