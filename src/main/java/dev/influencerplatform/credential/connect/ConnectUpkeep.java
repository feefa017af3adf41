package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.data.BeforeMigration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/** Forgets attempts and choices that are over; choices soon, as they hold tokens. */
@ApplicationScoped
class ConnectUpkeep {

    private static final int SWEEP = 1000;

    private final EntityManager entityManager;

    ConnectUpkeep(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "sweep-connect-attempts")
    void forget() {
        sweep(() -> delete("""
                DELETE FROM connection_choices WHERE id IN (
                    SELECT id FROM connection_choices WHERE expires_at <= localtimestamp LIMIT ? FOR UPDATE SKIP LOCKED)"""));
        sweep(() -> delete("""
                DELETE FROM connect_attempts WHERE id IN (
                    SELECT id FROM connect_attempts WHERE created_at <= localtimestamp - interval '1 day'
                    LIMIT ? FOR UPDATE SKIP LOCKED)"""));
    }

    private int delete(String sql) {
        return entityManager.createNativeQuery(sql).setParameter(1, SWEEP).executeUpdate();
    }

    private static void sweep(Supplier<Integer> batch) {
        while (QuarkusTransaction.requiringNew().call(batch::get) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }
}
