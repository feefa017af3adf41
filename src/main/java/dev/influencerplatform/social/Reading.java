package dev.influencerplatform.social;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One number of an account, or why there is none.
 *
 * @param metric {@code followers}, {@code following}, {@code posts} and {@code views} (all there ever were) mean the same on
 *        every platform; others have the platform's own name and are of one day
 * @param day the day that the number is of; null for a total, which is of the moment
 * @param value null when it is not known, which is never 0
 * @param raw the number as the platform gave it, in JSON; null without one
 */
public record Reading(String metric, LocalDate day, Long value, Status status, String raw) {

    public static final String FOLLOWERS = "followers";
    public static final String FOLLOWING = "following";
    public static final String POSTS = "posts";
    public static final String VIEWS = "views";

    /** Why a number is known, or is not. */
    @Schema(name = "MetricStatus")
    public enum Status {
        /** The platform told it. */
        ok,
        /** The platform has none (yet), as of small accounts or of the last two days. */
        unavailable,
        /** The owner hides it. */
        hidden,
        /** A scope that it needs was not granted. */
        forbidden,
        /** The platform knows no such number (any more). */
        unsupported,
        /** Asking for it failed; the next time may tell. */
        failed
    }

    public static Reading total(String metric, Long value, String raw) {
        return new Reading(metric, null, value, value == null ? Status.unavailable : Status.ok, raw);
    }

    public static Reading unknown(String metric, LocalDate day, Status status) {
        return new Reading(metric, day, null, status, null);
    }
}
