package dev.influencerplatform.log;

import dev.influencerplatform.common.data.BeforeMigration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Lets the activity log go: entries after their time, and the person in them when the account goes. */
@ApplicationScoped
public class LogRetention {

    private static final int BATCH = 1000;

    private final EntityManager entityManager;
    private final LogSettings settings;
    private final Clock clock;

    LogRetention(EntityManager entityManager, LogSettings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    /** Any number of instances may do so at once: each takes what no other is at. */
    @Scheduled(every = "{app.logs.retention.every}", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "drop-logs")
    void drop() {
        drop("security", settings.security());
        drop("NOT security", settings.other());
    }

    private void drop(String kind, Duration age) {
        String sql = "DELETE FROM logs WHERE id = ANY (ARRAY(SELECT id FROM logs WHERE " + kind
                + " AND created_at < ? ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED))";
        while (QuarkusTransaction.requiringNew().call(() -> entityManager.createNativeQuery(sql)
                .setParameter(1, clock.instant().minus(age)).setParameter(2, BATCH).executeUpdate()) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }

    /**
     * Leaves of an account's entries what was done and when, and nothing of the person; within the transaction that deletes the
     * account, in short statements.
     */
    public void forget(UUID userId) {
        String sql = """
                UPDATE logs SET user_id = NULL, message = NULL, request_payload = NULL, response_payload = NULL,
                    ip_address = NULL, request_id = NULL
                WHERE id = ANY (ARRAY(SELECT id FROM logs WHERE user_id = ? LIMIT ?))""";
        while (entityManager.createNativeQuery(sql).setParameter(1, userId).setParameter(2, BATCH).executeUpdate() > 0) {
            // batch by batch, as each statement has to be short
        }
        entityManager.createNativeQuery("""
                UPDATE logs SET request_payload = request_payload - 'id' - 'userId', response_payload = response_payload - 'id'
                WHERE action LIKE 'admin\\_%' AND coalesce(request_payload ->> 'id', request_payload ->> 'userId') = ?""")
                .setParameter(1, userId.toString()).executeUpdate();
    }
}
