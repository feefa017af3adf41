package dev.influencerplatform.common.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.influencerplatform.common.crypto.Sha256;
import io.github.bucket4j.BucketConfiguration;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Counts together with all other instances. */
final class SharedTally {

    private static final int MOST_REMEMBERED = 50_000;
    private static final Duration LONGEST_MEMORY = Duration.ofMinutes(1);

    private final BucketStore store;
    private final String name;
    private final Quota quota;
    private final BucketConfiguration bucket;
    private final Cache<String, Known> known = Caffeine.newBuilder().expireAfterWrite(LONGEST_MEMORY)
            .maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();

    SharedTally(BucketStore store, String name, Quota quota) {
        this.store = store;
        // a bucket keeps its first size, and the setting may be another one now
        this.name = name + " " + quota;
        this.quota = quota;
        this.bucket = quota.bucket();
    }

    /**
     * What the store said last.
     *
     * @param nextAt when there is one more, if there was none
     */
    private record Known(long remaining, long nextAt) {

        static Known of(Standing standing) {
            return new Known(standing.remaining(), System.nanoTime() + (standing.granted() ? 0 : standing.nanosUntilMore()));
        }
    }

    /** Nothing, when the store does not answer. */
    Optional<Standing> take(String subject) {
        Known last = known.getIfPresent(subject);
        long wait = last == null ? 0 : last.nextAt() - System.nanoTime();
        if (wait > 0) {
            // a flood of requests that are refused costs no statement
            return Optional.of(new Standing(false, 0, wait, Standing.NOTHING));
        }
        UUID key = key(subject);
        Optional<Standing> now = store.take(key, bucket).map(probe -> Standing.of(probe, quota, () -> {
            store.giveBack(key, bucket);
            known.invalidate(subject);
        }));
        now.map(Known::of).ifPresent(answer -> known.put(subject, answer));
        return now;
    }

    /** An estimate, without asking. */
    long remaining(String subject) {
        Known last = known.getIfPresent(subject);
        return last == null ? quota.amount() : last.remaining();
    }

    /** A hash, as addresses are nothing to have in a table. */
    private UUID key(String subject) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(name, subject));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
