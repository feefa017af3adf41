package dev.influencerplatform.common.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Counts together with all other instances. */
final class SharedTally {

    private static final int MOST_REMEMBERED = 50_000;
    private static final Duration LONGEST_MEMORY = Duration.ofMinutes(1);

    private final BucketStore store;
    private final Quota quota;
    private final BucketConfiguration bucket;
    private final Cache<UUID, Known> known = Caffeine.newBuilder().expireAfterWrite(LONGEST_MEMORY)
            .maximumSize(MOST_REMEMBERED).build();

    SharedTally(BucketStore store, Quota quota) {
        this.store = store;
        this.quota = quota;
        this.bucket = quota.bucket();
    }

    /** What the store said last. */
    private record Known(long remaining, long emptyUntilNanoTime) {
        private static final long NOT_EMPTY = 0;
    }

    /** Nothing, when the store does not answer. */
    Optional<Standing> take(UUID key) {
        Known last = known.getIfPresent(key);
        if (last != null && last.remaining() == 0) {
            long wait = last.emptyUntilNanoTime() - System.nanoTime();
            // a flood of requests that are refused costs no statement
            if (wait > 0) {
                return Optional.of(new Standing(false, 0, wait, Standing.NOTHING));
            }
        }
        Optional<Standing> now = store.take(key, bucket).map(probe -> Standing.of(probe, quota, () -> giveBack(key)));
        now.ifPresent(standing -> known.put(key, standing.granted() ? new Known(standing.remaining(), Known.NOT_EMPTY)
                : new Known(0, System.nanoTime() + standing.nanosUntilMore())));
        return now;
    }

    /** An estimate, without asking. */
    long remaining(UUID key) {
        Known last = known.getIfPresent(key);
        return last == null ? quota.amount() : last.remaining();
    }

    private void giveBack(UUID key) {
        store.giveBack(key, bucket);
        known.invalidate(key);
    }
}
