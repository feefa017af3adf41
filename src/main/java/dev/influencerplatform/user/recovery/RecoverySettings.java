package dev.influencerplatform.user.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The links in mails: pages of the front end, which send the token on. */
@ConfigMapping(prefix = "app.recovery")
public interface RecoverySettings {

    /** How long the link of a forgotten password may wait; OWASP: an hour at most. */
    @WithDefault("30M")
    Duration resetLifetime();

    /** How long the link that confirms an address may wait. */
    @WithDefault("24H")
    Duration verificationLifetime();

    /**
     * Where the link of a forgotten password leads; the token is put behind it. Behind a number sign it gets into no server's
     * log and no Referer.
     */
    String resetLink();

    /** Where the link that confirms a new account's address leads. */
    String verificationLink();

    /** Where the link that confirms another address leads. */
    String emailChangeLink();

    /** How many mails with a link an address gets at once. */
    @WithDefault("3")
    int freeMails();

    /** How long an address then waits for the next one; each further mail doubles it. */
    @WithDefault("1M")
    Duration firstDelay();

    /** The longest it waits. */
    @WithDefault("1H")
    Duration longestDelay();
}
