package dev.influencerplatform.common.data;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Who is at a piece of work right now: one at most, on whichever instance. A lease is committed before the work begins, so that
 * no transaction waits for somebody outside, and ends by itself when its holder dies. The database tells the time, as the
 * clocks of instances differ.
 */
@ApplicationScoped
public class Leases {

    private static final String LEASE = "UPDATE %1$s SET leased_until = localtimestamp + interval '%5$d minutes' WHERE ";
    private static final String FREE = "(leased_until IS NULL OR leased_until <= localtimestamp)";

    private final EntityManager entityManager;
    private volatile boolean leaving;

    Leases(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Work ends first, requests go on until proxies have noticed: so what is under way has that time, too, and the rest is left
     * to others at once.
     */
    void leave(@Observes ShutdownDelayInitiatedEvent sigterm) {
        leaving = true;
    }

    /** Takes the leases of some work that is due, what is due longest first. None, when this instance is about to end. */
    @SuppressWarnings("unchecked")
    public List<UUID> claimDue(LeasedTable table, int most) {
        if (leaving) {
            return List.of();
        }
        // an array, as a plan may look again and again for what an IN has on its right, and would lease more each time
        String sql = sql(table, "%2$s = ANY (ARRAY(SELECT %2$s FROM %1$s WHERE %3$s <= localtimestamp AND %4$s AND " + FREE
                + " ORDER BY %3$s LIMIT ? FOR UPDATE SKIP LOCKED)) RETURNING %2$s");
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager.createNativeQuery(sql, UUID.class).setParameter(1, most).getResultList());
    }

    /** False when somebody else has it. */
    public boolean take(LeasedTable table, UUID key) {
        String sql = sql(table, "%2$s = ? AND " + FREE);
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager.createNativeQuery(sql).setParameter(1, key).executeUpdate() == 1);
    }

    private static String sql(LeasedTable table, String condition) {
        return (LEASE + condition).formatted(table.name(), table.key(), table.due(), table.share(), table.minutes());
    }

    /** Within the transaction of what the lease was taken for. */
    public void release(LeasedTable table, UUID key) {
        entityManager.createNativeQuery("UPDATE %s SET leased_until = NULL WHERE %s = ?".formatted(table.name(), table.key()))
                .setParameter(1, key).executeUpdate();
    }
}
