package dev.influencerplatform.common.limit;

import dev.influencerplatform.common.data.BeforeMigration;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The buckets that all instances share, in the table {@code rate_limits}; each use is a transaction of its own. */
@ApplicationScoped
class BucketStore {

    private static final Logger LOG = Logger.getLogger(BucketStore.class);
    /** Longer than the clocks of instances differ. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
    private static final long ONE_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int SWEEP = 10_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<UUID> buckets;
    private final AtomicLong lastFailure = new AtomicLong(System.nanoTime() - ONE_SECOND);

    BucketStore(DataSource dataSource) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .<UUID> primaryKeyMapper((statement, index, key) -> statement.setObject(index, key))
                .table("rate_limits").idColumn("subject_hash").stateColumn("state").expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build();
    }

    /** Nothing, when the database does not answer. */
    Optional<ConsumptionProbe> take(UUID key, BucketConfiguration bucket) {
        try {
            return Optional.of(buckets.getProxy(key, () -> bucket).tryConsumeAndReturnRemaining(1));
        } catch (RuntimeException failure) {
            remember(failure);
            return Optional.empty();
        }
    }

    void giveBack(UUID key, BucketConfiguration bucket) {
        try {
            buckets.getProxy(key, () -> bucket).addTokens(1);
        } catch (RuntimeException failure) {
            remember(failure);
        }
    }

    /** Whether there is no use in asking. */
    boolean failedJustNow() {
        return System.nanoTime() - lastFailure.get() < ONE_SECOND;
    }

    private void remember(RuntimeException failure) {
        long now = System.nanoTime();
        // a line a second: there may be thousands of requests
        if (now - lastFailure.getAndSet(now) >= ONE_SECOND) {
            LOG.warnf("Limits cannot be counted: %s", failure.getCause() == null ? failure : failure.getCause());
        }
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "sweep-rate-limits")
    void sweep() {
        while (buckets.removeExpired(SWEEP) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }
}
