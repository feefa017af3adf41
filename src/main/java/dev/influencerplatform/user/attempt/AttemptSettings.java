package dev.influencerplatform.user.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often passwords may be tried, by everybody at one account and by one client address. */
@ConfigMapping(prefix = "app.sign-in")
public interface AttemptSettings {

    /** How many failures of an account in a row cost no delay. */
    @WithDefault("8")
    int freeFailures();

    /** How many failures of a client address in a row cost no delay; several people may have the same. */
    @WithDefault("50")
    int freeFailuresOfAddress();

    /** The first delay; each further failure doubles it. */
    @WithDefault("1S")
    Duration firstDelay();

    /** The longest delay, and so the longest that anybody can keep others out. */
    @WithDefault("15M")
    Duration longestDelay();

    /** The longest delay of a client address: others may have the same. */
    @WithDefault("1M")
    Duration longestDelayOfAddress();

    /** After each such span without an attempt, one failure of a client address is forgotten. */
    @WithDefault("1M")
    Duration forgivenessOfAddress();

    /** After how long without an attempt failures are forgotten. */
    @WithDefault("24H")
    Duration forgetAfter();
}
