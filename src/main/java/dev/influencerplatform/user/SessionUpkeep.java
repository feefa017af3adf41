package dev.influencerplatform.user;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.user.token.TokenSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;

/** Forgets sessions some time after their end; until then they tell from where an account was signed in before. */
@ApplicationScoped
class SessionUpkeep {

    private static final int SWEEP = 1000;

    private final EntityManager entityManager;
    private final TokenSettings settings;
    private final Clock clock;

    SessionUpkeep(EntityManager entityManager, TokenSettings settings, Clock clock) {
        this.entityManager = entityManager;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "sweep-sessions")
    void forget() {
        while (QuarkusTransaction.requiringNew().call(this::sweep) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }

    private int sweep() {
        Instant end = clock.instant().minus(settings.endedFor());
        return entityManager.createNativeQuery("""
                DELETE FROM sessions WHERE id = ANY (ARRAY(SELECT id FROM sessions
                    WHERE expires_at < ? OR revoked_at < ? OR refreshed_at < ? LIMIT ? FOR UPDATE SKIP LOCKED))""")
                .setParameter(1, end).setParameter(2, end).setParameter(3, end.minus(settings.idleLifetime()))
                .setParameter(4, SWEEP).executeUpdate();
    }
}
