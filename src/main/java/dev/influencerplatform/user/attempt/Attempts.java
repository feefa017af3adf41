package dev.influencerplatform.user.attempt;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.meter.GaugeSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts tries, shared by all instances: after some in a row each further one costs a delay, twice as long as the one before,
 * up to a lock that ends by itself. The database tells the time, as the clocks of instances differ.
 */
@ApplicationScoped
public class Attempts implements GaugeSource {

    private static final int SWEEP = 1000;
    /**
     * A transaction that began later may have counted first, and left its own beginning: so the clock is asked, not when this
     * one began.
     */
    private static final String COUNT = """
            INSERT INTO attempts AS known (subject_hash, kind, tries, tried_at, blocked_until)
            VALUES (:subject, :kind, 1, localtimestamp, localtimestamp)
            ON CONFLICT (subject_hash) DO UPDATE SET
                kind = excluded.kind,
                tries = <left> + 1,
                tried_at = localtimestamp,
                blocked_until = localtimestamp + CASE WHEN <left> < :free THEN interval '0 seconds'
                    ELSE least(:longest, :first * power(2, least(<left> - :free, 30))) * interval '1 second' END
            WHERE known.blocked_until <= CAST(clock_timestamp() AS timestamp)""".replace("<left>", """
            (CASE WHEN known.tried_at < localtimestamp - :forget * interval '1 second' THEN 0
                  WHEN :forgiveness = 0 THEN known.tries
                  ELSE greatest(0, known.tries - floor(extract(epoch FROM localtimestamp - known.tried_at) / :forgiveness))::int
                  END)""");
    private static final String WAIT = """
            SELECT ceil(greatest(1, extract(epoch FROM blocked_until - localtimestamp)))
            FROM attempts WHERE subject_hash = :subject""";

    private final EntityManager entityManager;
    private final AttemptSettings settings;

    Attempts(EntityManager entityManager, AttemptSettings settings) {
        this.entityManager = entityManager;
        this.settings = settings;
    }

    /**
     * Counts a try, in the transaction under way.
     *
     * @param subject a hash of what is tried
     * @return how long to wait, when it may not be tried now; then it does not count
     */
    public Optional<Duration> count(byte[] subject, Allowance allowance) {
        boolean counted = entityManager.createNativeQuery(COUNT).setParameter("subject", subject)
                .setParameter("kind", allowance.of()).setParameter("forget", settings.forgetAfter().toSeconds())
                .setParameter("free", allowance.free())
                .setParameter("forgiveness", allowance.forgiveness().toSeconds())
                .setParameter("longest", allowance.longest().toSeconds())
                .setParameter("first", allowance.first().toSeconds()).executeUpdate() == 1;
        return counted ? Optional.empty() : Optional.of(waitOf(subject));
    }

    private Duration waitOf(byte[] subject) {
        List<?> seconds = entityManager.createNativeQuery(WAIT, Long.class).setParameter("subject", subject).getResultList();
        return Duration.ofSeconds(seconds.isEmpty() ? 1 : (Long) seconds.get(0));
    }

    /** They came to a good end. */
    public void forget(byte[] subject) {
        entityManager.createNativeQuery("DELETE FROM attempts WHERE subject_hash = ?").setParameter(1, subject).executeUpdate();
    }

    /** One of them came to a good end. */
    void takeBack(byte[] subject) {
        entityManager.createNativeQuery(
                "UPDATE attempts SET tries = tries - 1, blocked_until = localtimestamp WHERE subject_hash = ? AND tries > 0")
                .setParameter(1, subject).executeUpdate();
    }

    @Override
    public Question question() {
        return new Question("attempts", """
                SELECT kinds.kind, (SELECT count(*) FROM attempts WHERE attempts.kind = kinds.kind
                    AND blocked_until > localtimestamp) AS attempts_delayed
                FROM unnest(ARRAY['account', 'network', 'mail']) AS kinds (kind)""");
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "sweep-attempts")
    void sweep() {
        while (QuarkusTransaction.requiringNew().call(this::sweepBatch) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }

    private int sweepBatch() {
        return entityManager.createNativeQuery("""
                DELETE FROM attempts WHERE subject_hash = ANY (ARRAY(SELECT subject_hash FROM attempts
                    WHERE tried_at < localtimestamp - ? * interval '1 second' AND blocked_until <= localtimestamp
                    LIMIT ? FOR UPDATE SKIP LOCKED))""").setParameter(1, settings.forgetAfter().toSeconds())
                .setParameter(2, SWEEP).executeUpdate();
    }
}
