package dev.influencerplatform.social.meta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when to leave the platform alone. */
record Pauses(MetaSettings settings, Clock clock) {

    Instant ofApp() {
        return clock.instant().plus(settings.appPause());
    }

    Instant ofAccount(Usage usage) {
        return clock.instant().plus(usage.minutesLeft() > 0 ? Duration.ofMinutes(usage.minutesLeft())
                : settings.accountPause());
    }

    Instant ofBlocked() {
        return clock.instant().plus(settings.blockedPause());
    }
}
