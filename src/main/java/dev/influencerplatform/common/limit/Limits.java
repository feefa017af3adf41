package dev.influencerplatform.common.limit;

import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
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
            Occurrences.expect("limits.refused", "limit", rateClass.label());
            limits.put(rateClass, new Limit(quota.policy(rateClass.label()), tally(rateClass, quota, store)));
        }
    }

    private record Limit(String policy, Function<String, Standing> tally) {
    }

    /** @throws ProblemException 503 when it must be counted and cannot be */
    Standing take(RateClass rateClass, String subject) {
        return limits.get(rateClass).tally().apply(subject);
    }

    /** What the limit is, as a header says it. */
    String policy(RateClass rateClass) {
        return limits.get(rateClass).policy();
    }

    private static Function<String, Standing> tally(RateClass rateClass, Quota quota, BucketStore store) {
        return switch (rateClass.counting()) {
            case LOCAL -> new LocalTally(quota, TimeMeter.SYSTEM_NANOTIME)::take;
            case ROUGH -> new RoughTally(store, rateClass.label(), quota, TimeMeter.SYSTEM_NANOTIME)::take;
            case EXACT -> {
                SharedTally tally = new SharedTally(store, rateClass.label(), quota);
                yield subject -> tally.take(subject).orElseThrow(Limits::uncountable);
            }
        };
    }

    private static ProblemException uncountable() {
        return ProblemType.UNAVAILABLE.with("The database does not answer. Nothing was changed; try again.")
                .retryAfter(RETRY_AFTER);
    }
}
