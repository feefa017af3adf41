package dev.influencerplatform.user.recovery;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import dev.influencerplatform.user.PasswordChanged;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * Secrets that are good for one thing, once, for a while: of one purpose an account has one, and a newer one ends the older.
 */
@ApplicationScoped
class OneTimeTokens {

    static final ProblemType INVALID_TOKEN = new ProblemType("invalid-token", 400, "The link is not valid");

    private static final int SWEEP = 1000;

    private final EntityManager entityManager;
    private final Clock clock;

    OneTimeTokens(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** Whose token it is, and the address that its link was sent to. */
    record Holder(UUID userId, String address) {
    }

    String issue(Holder holder, Purpose purpose, Duration lifetime) {
        String token = RandomToken.next();
        Instant now = clock.instant();
        entityManager.createNativeQuery("""
                INSERT INTO one_time_tokens (user_id, purpose, token_hash, address, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (user_id, purpose) DO UPDATE SET token_hash = excluded.token_hash, address = excluded.address,
                    created_at = excluded.created_at, expires_at = excluded.expires_at""")
                .setParameter(1, holder.userId()).setParameter(2, purpose.column()).setParameter(3, Sha256.of(token))
                .setParameter(4, holder.address()).setParameter(5, now)
                .setParameter(6, now.plus(lifetime)).executeUpdate();
        return token;
    }

    /** Whom a token would be of, without using it. */
    Optional<Holder> find(String token, Purpose purpose) {
        return holderOf("SELECT user_id, address FROM one_time_tokens WHERE token_hash = ? AND purpose = ? AND expires_at > ?",
                token, purpose);
    }

    /** Uses a token, after its account was locked; of several at once one succeeds. */
    Holder redeem(String token, Purpose purpose) {
        return holderOf("DELETE FROM one_time_tokens WHERE token_hash = ? AND purpose = ? AND expires_at > ? "
                + "RETURNING user_id, address", token, purpose).orElseThrow(OneTimeTokens::invalid);
    }

    @SuppressWarnings("unchecked")
    private Optional<Holder> holderOf(String sql, String token, Purpose purpose) {
        List<Tuple> rows = entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, Sha256.of(token))
                .setParameter(2, purpose.column()).setParameter(3, clock.instant()).unwrap(NativeQuery.class).getResultList();
        return rows.stream().findFirst().map(row -> new Holder(row.get(0, UUID.class), row.get(1, String.class)));
    }

    /** All links of an account are void: what they were sent for is over. */
    void forget(UUID userId) {
        entityManager.createNativeQuery("DELETE FROM one_time_tokens WHERE user_id = ?").setParameter(1, userId)
                .executeUpdate();
    }

    /** Whoever knew the former password may have asked for some of them. */
    void forget(@Observes PasswordChanged news) {
        forget(news.userId());
    }

    static ProblemException invalid() {
        return INVALID_TOKEN.with("It was used before, has expired, or a newer one was sent. Ask for a new one.")
                .because(List.of(Violation.ofBody("token", "is not valid")));
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "sweep-one-time-tokens")
    void sweep() {
        for (String table : List.of("one_time_tokens", "registrations")) {
            while (QuarkusTransaction.requiringNew().call(() -> sweep(table)) > 0) {
                // batch by batch, so that no lock is held for long
            }
        }
    }

    private int sweep(String table) {
        return entityManager.createNativeQuery("""
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE expires_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED))""".formatted(table))
                .setParameter(1, clock.instant()).setParameter(2, SWEEP).executeUpdate();
    }
}
