package dev.influencerplatform.log;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Span;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries of whom are asked for.
 *
 * @param anybody whether entries of nobody in particular are, too
 */
public record LogFilter(boolean anybody, UUID userId, String requestId, String action, LogStatus status, LogPlatform platform,
        Instant from, Instant to) {

    public LogFilter {
        Span.require(from, to);
    }

    static LogFilter of(UUID userId) {
        return new LogFilter(false, userId, null, null, null, null, null, null);
    }

    /** For operators: of one account, or of all when it is null. */
    public static LogFilter ofAnybody(UUID userId, String requestId) {
        return new LogFilter(true, userId, requestId, null, null, null, null, null);
    }

    /** By what owners may narrow their list, too. */
    public LogFilter narrowed(String wantedAction, LogStatus wantedStatus, LogPlatform wantedPlatform, Instant earliest,
            Instant latest) {
        return new LogFilter(anybody, userId, requestId, wantedAction, wantedStatus, wantedPlatform, earliest, latest);
    }

    Conditions conditions() {
        Conditions conditions = anybody ? Conditions.ofAll().and("userId = :userId", userId)
                : Conditions.ofOwner("userId", userId);
        return conditions.and("requestId = :requestId", requestId).and("action = :action", action)
                .and("status = :status", status).and("platform = :platform", platform).and("createdAt >= :from", from)
                .and("createdAt < :to", to);
    }
}
