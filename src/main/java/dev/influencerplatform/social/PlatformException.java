package dev.influencerplatform.social;

import java.time.Instant;

/**
 * A platform did not do what it was asked. Its text is ours alone: what the platform wrote, or the address that it was asked
 * at, may hold a token, so neither is kept, nor is a cause.
 */
public class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Failure failure;
    private final String reason;
    private final transient Instant until;

    /** @param reason stable, kebab-case, like {@code password-changed} */
    public PlatformException(Failure failure, String reason, String detail) {
        this(failure, reason, detail, null);
    }

    private PlatformException(Failure failure, String reason, String detail, Instant until) {
        super(detail, null, false, false);
        this.failure = failure;
        this.reason = reason;
        this.until = until;
    }

    /** What it means for whoever asked. */
    public enum Failure {
        /** Only the person can give access again. */
        REAUTH,
        /** The access token is not taken (any more); the refresh token may help. */
        STALE_TOKEN,
        /** A scope is missing. */
        PERMISSION,
        /** Asked too much; to be left alone until some time. */
        THROTTLED,
        /** The platform or the way to it is out of order; the same may work later. */
        RETRY,
        /** This one object cannot be had; others can. */
        BAD_OBJECT,
        /** The person's login has no account of the kind that can be connected. */
        NO_ACCOUNT,
        /** The code of a consent was not taken. */
        BAD_CODE,
        /** This installation's app is set up wrongly. */
        CONFIGURATION
    }

    public static PlatformException throttled(String reason, String detail, Instant until) {
        return new PlatformException(Failure.THROTTLED, reason, detail, until);
    }

    /** Nothing came back, or not all of it. */
    public static PlatformException unreachable(String what) {
        return new PlatformException(Failure.RETRY, "platform-error", "The platform did not answer: " + what + ".");
    }

    public static PlatformException unreadable(String detail) {
        return new PlatformException(Failure.RETRY, "unreadable-answer", detail);
    }

    public Failure failure() {
        return failure;
    }

    public String reason() {
        return reason;
    }

    /** When to ask again; only of what is throttled. */
    public Instant until() {
        return until;
    }
}
