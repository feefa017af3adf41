package dev.influencerplatform.common.limit;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** All limits as they are set, with a tally for each. */
@Startup // a setting that makes no sense is to be told at the start
@ApplicationScoped
class Limits {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<RateClass, Limit> limits = new EnumMap<>(RateClass.class);

    Limits(LimitSettings settings, BucketStore store) {
        for (RateClass rateClass : RateClass.values()) {
            Quota quota = rateClass.quotaIn(settings);
            limits.put(rateClass, new Limit(quota, tally(rateClass.counting(), quota, store)));
        }
    }

    private record Limit(Quota quota, Function<UUID, Standing> tally) {
    }

    /** @throws ProblemException 503 when it must be counted and cannot be */
    Standing take(RateClass rateClass, String subject) {
        Limit limit = limits.get(rateClass);
        // the quota is part of the key: a bucket keeps its first size, and the setting may be another one now
        return limit.tally().apply(key(rateClass.label(), limit.quota().toString(), subject));
    }

    /** What the limit is, as a header says it. */
    String policy(RateClass rateClass) {
        return limits.get(rateClass).quota().policy(rateClass.label());
    }

    /** A hash, as addresses are nothing to have in a table. */
    static UUID key(String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(parts));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static Function<UUID, Standing> tally(RateClass.Counting counting, Quota quota, BucketStore store) {
        return switch (counting) {
            case LOCAL -> new LocalTally(quota, TimeMeter.SYSTEM_NANOTIME)::take;
            case ROUGH -> new RoughTally(store, quota, TimeMeter.SYSTEM_NANOTIME)::take;
            case EXACT -> {
                SharedTally tally = new SharedTally(store, quota);
                yield key -> tally.take(key).orElseThrow(Limits::uncountable);
            }
        };
    }

    private static ProblemException uncountable() {
        return ProblemType.UNAVAILABLE.with("The database does not answer. Nothing was changed; try again.")
                .retryAfter(RETRY_AFTER);
    }
}
