package dev.influencerplatform.common.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** Counts in this instance alone. */
final class LocalTally {

    /** Some 20 MB; whoever is forgotten because of others begins anew. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Quota quota;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    LocalTally(Quota quota, TimeMeter time) {
        this.quota = quota;
        this.time = time;
        // one that was left alone for its window is full again
        this.buckets = Caffeine.newBuilder().expireAfterAccess(quota.window()).maximumSize(MOST_REMEMBERED)
                .executor(Runnable::run).build();
    }

    Standing take(String subject) {
        Bucket bucket = buckets.get(subject, unknown -> newBucket());
        return Standing.of(bucket.tryConsumeAndReturnRemaining(1), quota, () -> bucket.addTokens(1));
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(limit -> limit.capacity(quota.amount()).refillGreedy(quota.amount(), quota.window()))
                .withCustomTimePrecision(time).build();
    }
}
