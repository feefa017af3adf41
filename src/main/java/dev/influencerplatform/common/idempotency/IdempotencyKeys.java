package dev.influencerplatform.common.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of keys and first answers. A side table of the framework's kind, so plain SQL and no entity. */
@ApplicationScoped
class IdempotencyKeys {

    static final Duration LIFETIME = Duration.ofHours(24);
    private static final int SWEEP = 1000;

    private final EntityManager entityManager;
    private final Clock clock;

    IdempotencyKeys(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** An answer that was kept, with the hash of the request that brought it. */
    record Kept(byte[] requestHash, StoredAnswer answer) {
        boolean isFor(Ticket ticket) {
            return Arrays.equals(requestHash, ticket.requestHash());
        }
    }

    /** Takes the key until the transaction ends; false when another transaction has it. */
    boolean claim(Ticket ticket) {
        return (Boolean) entityManager.createNativeQuery("SELECT pg_try_advisory_xact_lock(?)", Boolean.class)
                .setParameter(1, ByteBuffer.wrap(ticket.scope()).getLong()).getSingleResult();
    }

    Optional<Kept> find(Ticket ticket) {
        List<Tuple> rows = entityManager.createNativeQuery("""
                SELECT request_hash, status, location, content_type, etag, body FROM idempotency_keys
                WHERE scope_hash = ? AND created_at > ?""", Tuple.class)
                .setParameter(1, ticket.scope()).setParameter(2, clock.instant().minus(LIFETIME))
                .unwrap(org.hibernate.query.NativeQuery.class).getResultList();
        return rows.stream().findFirst().map(row -> new Kept(row.get(0, byte[].class), new StoredAnswer(
                row.get(1, Integer.class), row.get(2, String.class), row.get(3, String.class),
                row.get(4, String.class), ticket.unseal(row.get(5, byte[].class)))));
    }

    /** False when another answer was kept in the meantime. */
    boolean keep(Ticket ticket, StoredAnswer answer) {
        return entityManager
                .createNativeQuery(
                        """
                                INSERT INTO idempotency_keys (scope_hash, request_hash, user_id, status, location, content_type, etag, body, created_at)
                                VALUES (?, ?, CAST(? AS uuid), ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (scope_hash) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status,
                                    location = excluded.location, content_type = excluded.content_type, etag = excluded.etag, body = excluded.body,
                                    created_at = excluded.created_at
                                WHERE idempotency_keys.created_at <= ?""")
                .setParameter(1, ticket.scope()).setParameter(2, ticket.requestHash())
                .setParameter(3, ticket.user().map(UUID::toString).orElse(null))
                .setParameter(4, answer.status()).setParameter(5, answer.location())
                .setParameter(6, answer.contentType()).setParameter(7, answer.tag())
                .setParameter(8, ticket.seal(answer.body())).setParameter(9, clock.instant())
                .setParameter(10, clock.instant().minus(LIFETIME))
                .executeUpdate() > 0;
    }

    /** Removes a batch of keys that are out of date; several instances may do so at once. */
    int sweep() {
        return entityManager.createNativeQuery("""
                DELETE FROM idempotency_keys WHERE scope_hash IN (
                    SELECT scope_hash FROM idempotency_keys WHERE created_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, clock.instant().minus(LIFETIME)).setParameter(2, SWEEP).executeUpdate();
    }
}
