package dev.influencerplatform.common.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often somebody may ask, as {@code amount/window}. A network is an IPv4 address or an IPv6 /64, and may have a whole
 * office behind it.
 */
@ConfigMapping(prefix = "app.limits")
public interface LimitSettings {

    /** Whether anything is limited. */
    @WithDefault("true")
    boolean enabled();

    /** Sign-ins of a network. */
    @WithDefault("30/1M")
    Quota signIn();

    /** New accounts of a network. */
    @WithDefault("10/1H")
    Quota registration();

    /** Forgotten passwords, and links out of mails, of a network. */
    @WithDefault("20/1H")
    Quota recovery();

    /** Refreshes of tokens of a network. */
    @WithDefault("60/1M")
    Quota refresh();

    /** Requests of a user that take the password. */
    @WithDefault("10/10M")
    Quota password();

    /** Clients' reviews of a network. */
    @WithDefault("30/1H")
    Quota publicReview();

    /** Review links and feeds that a network asks for and that are not there; those that are do not count. */
    @WithDefault("60/1M")
    Quota link();

    /** Requests of a user that go to a social platform; of a network on the way back. */
    @WithDefault("30/10M")
    Quota connect();

    /** Exports, photos and the like of a user. */
    @WithDefault("20/1H")
    Quota heavy();

    /** Other changes of a user. */
    @WithDefault("300/1M")
    Quota write();

    /** Reads of a user, or of a network where nobody needs to be signed in; at each instance. */
    @WithDefault("1200/1M")
    Quota read();
}
