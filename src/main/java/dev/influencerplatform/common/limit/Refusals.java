package dev.influencerplatform.common.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells of refusals, and of few enough of them that nobody can fill the log: of each bucket once an hour. */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Quota ONCE = new Quota(1, Duration.ofHours(1));
    /** Of all networks together, as there are more of them than a table holds. */
    private static final Quota OF_NETWORKS = new Quota(60, Duration.ofHours(1));
    private static final int MOST_REMEMBERED = 10_000;

    private final Event<LimitReached> reached;
    private final SharedTally told;
    private final Cache<String, Boolean> toldHere = Caffeine.newBuilder().expireAfterWrite(ONCE.window())
            .maximumSize(MOST_REMEMBERED).build();
    private final Bucket ofNetworks = Bucket.builder()
            .addLimit(limit -> limit.capacity(OF_NETWORKS.amount()).refillGreedy(OF_NETWORKS.amount(), OF_NETWORKS.window()))
            .build();

    Refusals(Event<LimitReached> reached, BucketStore store) {
        this.reached = reached;
        this.told = new SharedTally(store, "told", ONCE);
    }

    void tell(LimitReached refusal, String subject) {
        String key = refusal.rateClass().label() + " " + subject;
        boolean isNew = toldHere.asMap().putIfAbsent(key, true) == null;
        if (isNew && (refusal.userId() != null || ofNetworks.tryConsume(1))
                && told.take(key).map(Standing::granted).orElse(false)) {
            try {
                reached.fire(refusal);
            } catch (RuntimeException failure) {
                // whoever is sent away is sent away, whether it can be written down or not
                LOG.warnf("A refusal could not be logged: %s", failure.getClass().getSimpleName());
            }
        }
    }
}
