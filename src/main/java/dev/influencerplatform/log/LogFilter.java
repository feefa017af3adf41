package dev.influencerplatform.log;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Span;
import java.time.Instant;
import java.util.UUID;

/** Which entries of whom are asked for. */
record LogFilter(UUID userId, String action, LogStatus status, LogPlatform platform, Instant from, Instant to) {

    LogFilter {
        Span.require(from, to);
    }

    Conditions conditions() {
        return Conditions.ofOwner("userId", userId).and("action = :action", action).and("status = :status", status)
                .and("platform = :platform", platform).and("createdAt >= :from", from).and("createdAt < :to", to);
    }
}
