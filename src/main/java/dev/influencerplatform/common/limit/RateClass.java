package dev.influencerplatform.common.limit;

import java.util.Locale;
import java.util.function.Function;

/** A kind of request that has a limit of its own: whom it counts, and how exactly. */
public enum RateClass {
    /** Tries of passwords. */
    SIGN_IN(Subject.NETWORK, Counting.EXACT, LimitSettings::signIn),
    /** New accounts. */
    REGISTRATION(Subject.NETWORK, Counting.EXACT, LimitSettings::registration),
    /** What sends mails to addresses that anybody may type, or takes tokens out of them. */
    RECOVERY(Subject.NETWORK, Counting.EXACT, LimitSettings::recovery),
    /** Trades of refresh tokens. */
    REFRESH(Subject.NETWORK, Counting.EXACT, LimitSettings::refresh),
    /** What wants the password of who is signed in already. */
    PASSWORD(Subject.USER, Counting.EXACT, LimitSettings::password),
    /** Clients' reviews. */
    PUBLIC_REVIEW(Subject.NETWORK, Counting.EXACT, LimitSettings::publicReview),
    /**
     * Tokens in addresses, of links and feeds. Only those that lead nowhere count: a calendar service reads the feeds of
     * thousands of people from one address.
     */
    LINK(Subject.NETWORK, Counting.ROUGH, LimitSettings::link),
    /** What goes to a social platform. */
    CONNECT(Subject.USER, Counting.EXACT, LimitSettings::connect),
    /** What costs a lot of work, such as exports and photos. */
    HEAVY(Subject.USER, Counting.EXACT, LimitSettings::heavy),
    /** All other changes. */
    WRITE(Subject.USER, Counting.ROUGH, LimitSettings::write),
    /** All reads, beside what else they may be. */
    READ(Subject.USER, Counting.LOCAL, LimitSettings::read);

    private final Subject subject;
    private final Counting counting;
    private final Function<LimitSettings, Quota> quota;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    RateClass(Subject subject, Counting counting, Function<LimitSettings, Quota> quota) {
        this.subject = subject;
        this.counting = counting;
        this.quota = quota;
    }

    /** Who has a bucket. */
    enum Subject {
        /** The network that the request comes from. */
        NETWORK,
        /** Who is signed in; the network, where nobody needs to be. */
        USER
    }

    /** How the instances count together. */
    enum Counting {
        /** Each one for itself, without a statement. */
        LOCAL,
        /**
         * Each one for itself as long as little is asked for, then all together. While the database does not answer, all is let
         * through.
         */
        ROUGH,
        /** All together, always. While the database does not answer, nothing is let through. */
        EXACT
    }

    boolean isOfUsers() {
        return subject == Subject.USER;
    }

    Counting counting() {
        return counting;
    }

    Quota quotaIn(LimitSettings settings) {
        return quota.apply(settings);
    }

    boolean countsOnlyMisses() {
        return this == LINK;
    }

    /** As headers, settings and logs have it. */
    public String label() {
        return label;
    }
}
