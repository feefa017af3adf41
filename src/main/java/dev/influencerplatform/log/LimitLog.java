package dev.influencerplatform.log;

import dev.influencerplatform.common.limit.LimitReached;
import dev.influencerplatform.log.ActivityLog.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes down who asked too often. */
@ApplicationScoped
class LimitLog {

    private final ActivityLog log;

    LimitLog(ActivityLog log) {
        this.log = log;
    }

    void refused(@Observes LimitReached limit) {
        log.appendAlone(Activity.failure(limit.userId(), "rate_limited",
                "Too many requests (%s).".formatted(limit.rateClass().label())));
    }
}
