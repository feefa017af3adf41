package dev.influencerplatform.common.limit;

import io.github.bucket4j.TimeMeter;
import java.util.Optional;

/**
 * Counts the first tenth of a quota in each instance, and the rest of it together with all others. So the requests of an
 * ordinary person cost no statement, and of those who ask for much each further instance lets no more than a tenth more
 * through. The library's own way ("delaying") would ask the store for everybody who asks once in a while, which most do.
 */
final class RoughTally {

    private static final int TENTH = 10;

    private final LocalTally own;
    private final SharedTally shared;
    private final BucketStore store;

    RoughTally(BucketStore store, String name, Quota quota, TimeMeter time) {
        if (quota.amount() < TENTH) {
            throw new IllegalArgumentException("The limits of links and writes must be at least 10 requests");
        }
        long tenth = quota.amount() / TENTH;
        this.store = store;
        this.own = new LocalTally(quota.part(tenth), time);
        this.shared = new SharedTally(store, name, quota.part(quota.amount() - tenth));
    }

    Standing take(String subject) {
        Standing first = own.take(subject);
        if (first.granted()) {
            return first.plus(shared.remaining(subject));
        }
        // whoever is let through without being counted fails by himself when he needs the database
        Optional<Standing> then = store.failedJustNow() ? Optional.empty() : shared.take(subject);
        return then.map(standing -> standing.within(first.nanosUntilMore()))
                .orElse(new Standing(true, 0, first.nanosUntilMore(), Standing.NOTHING));
    }
}
