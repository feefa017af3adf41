package dev.influencerplatform.credential;

import dev.influencerplatform.common.crypto.UnreadableSecretException;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.Migrations;
import dev.influencerplatform.social.Access;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps what is sealed readable: no start without a key that is still in use, and every value gets sealed anew with the
 * current key, so that the ones before it can be taken away.
 */
@ApplicationScoped
class VaultUpkeep {

    private static final Logger LOG = Logger.getLogger(VaultUpkeep.class);
    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EntityManager entityManager;
    private final Vault vault;

    VaultUpkeep(EntityManager entityManager, Vault vault) {
        this.entityManager = entityManager;
        this.vault = vault;
    }

    void check(@Observes @Priority(Migrations.STARTUP_PRIORITY + 1) StartupEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<String> lost = keysInUse().stream().filter(key -> !vault.keyIds().contains(key)).toList();
            if (!lost.isEmpty()) {
                throw new IllegalStateException("VAULT_KEYS lacks what social tokens are sealed with (key ids "
                        + String.join(", ", lost) + "). Append the key that was taken away; it can go once nothing is sealed "
                        + "with it.");
            }
        });
    }

    @SuppressWarnings("unchecked")
    private List<String> keysInUse() {
        return entityManager.createNativeQuery("""
                SELECT left(access_token, ?1) FROM credentials
                UNION SELECT left(refresh_token, ?1) FROM credentials WHERE refresh_token IS NOT NULL
                UNION SELECT left(access, ?1) FROM revocations""", String.class)
                .setParameter(1, Vault.KEY_ID_LENGTH).getResultList();
    }

    @Scheduled(every = "{app.credentials.seal-anew-every}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "seal-anew")
    void sealAnew() {
        UUID last = BEFORE_ALL;
        while (last != null) {
            UUID from = last;
            last = QuarkusTransaction.requiringNew().call(() -> sealBatchAnew(from));
        }
    }

    /** Tells the last one of the batch, or null when that was all. A token that is being refreshed gets its new seal anyway. */
    private UUID sealBatchAnew(UUID from) {
        List<UUID> ids = sealedWithOthers(from);
        ids.forEach(id -> sealAnew(Credential.findById(id)));
        return ids.isEmpty() ? null : ids.get(ids.size() - 1);
    }

    @SuppressWarnings("unchecked")
    private List<UUID> sealedWithOthers(UUID from) {
        return entityManager.createNativeQuery("""
                SELECT id FROM credentials
                WHERE id > ?1 AND (leased_until IS NULL OR leased_until <= localtimestamp)
                  AND (left(access_token, ?2) <> ?3 OR left(refresh_token, ?2) <> ?3)
                ORDER BY id LIMIT ?4 FOR UPDATE SKIP LOCKED""", UUID.class).setParameter(1, from)
                .setParameter(2, Vault.KEY_ID_LENGTH).setParameter(3, vault.currentKeyId()).setParameter(4, BATCH)
                .getResultList();
    }

    private void sealAnew(Credential credential) {
        try {
            Access access = SealedTokens.open(credential, vault);
            SealedTokens sealed = SealedTokens.of(access.tokens(), credential, vault);
            credential.accessToken = sealed.access();
            credential.refreshToken = sealed.refresh();
        } catch (UnreadableSecretException moved) {
            LOG.errorf("Credential %s: %s", credential.id, moved.getMessage());
        }
    }
}
