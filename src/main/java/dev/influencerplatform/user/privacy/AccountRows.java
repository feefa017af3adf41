package dev.influencerplatform.user.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The rows that belong to an account, in whichever table: the database's catalogue knows, so none can be forgotten. */
@ApplicationScoped
class AccountRows {

    private static final int BATCH = 2000;
    /** In the order in which they were made: parents before their children, as most lock them. */
    private static final String TABLES = """
            SELECT c.conrelid::regclass::text, quote_ident(a.attname) FROM pg_constraint c
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'f' AND c.confrelid = 'users'::regclass AND c.confdeltype = 'c' ORDER BY c.conrelid""";

    private final EntityManager entityManager;

    AccountRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A table, and its column that tells whose a row is. */
    record Owned(String table, String column) {
    }

    /** Batch by batch, as each statement is to be short. */
    void deleteAll(UUID userId) {
        for (Owned owned : tables()) {
            while (deleteBatch(owned, userId) > 0) {
                // the next one
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Owned> tables() {
        return entityManager.createNativeQuery(TABLES, Owned.class).getResultList();
    }

    private int deleteBatch(Owned owned, UUID userId) {
        return entityManager.createNativeQuery("""
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s = ?1 LIMIT ?2 FOR UPDATE))"""
                .formatted(owned.table(), owned.column())).setParameter(1, userId).setParameter(2, BATCH).executeUpdate();
    }

    /** Nobody writes a row of the account any more: whoever tries waits for the end of this transaction, and finds none. */
    void keepOthersOut(UUID userId) {
        entityManager.createNativeQuery("SELECT 1 FROM users WHERE id = ? FOR UPDATE").setParameter(1, userId)
                .getResultList();
    }
}
