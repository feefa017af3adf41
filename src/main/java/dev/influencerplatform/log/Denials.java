package dev.influencerplatform.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.influencerplatform.common.http.AccessDenied;
import dev.influencerplatform.log.ActivityLog.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.UUID;

/** Logs who asks for what an account may not do: once a minute of each, or the log could be filled with it. */
@ApplicationScoped
class Denials {

    private static final int MOST_REMEMBERED = 10_000;

    private final ActivityLog log;
    private final Cache<UUID, Boolean> told = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MOST_REMEMBERED).build();

    Denials(ActivityLog log) {
        this.log = log;
    }

    void remember(@ObservesAsync AccessDenied news) {
        if (told.asMap().putIfAbsent(news.userId(), true) == null) {
            log.appendAlone(Activity.failure(news.userId(), "access_denied", "The account may not do this."));
        }
    }
}
