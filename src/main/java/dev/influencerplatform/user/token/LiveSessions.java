package dev.influencerplatform.user.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses access tokens of sessions that have ended. What the database said is believed for a few seconds, so a busy
 * client costs one look-up per such span; the instance that ends a session forgets it at once.
 */
@ApplicationScoped
public class LiveSessions implements SecurityIdentityAugmentor {

    private static final int MOST_REMEMBERED = 100_000;

    private final EntityManager entityManager;
    private final Cache<UUID, Boolean> known;

    LiveSessions(EntityManager entityManager, TokenSettings settings) {
        this.entityManager = entityManager;
        this.known = Caffeine.newBuilder().expireAfterWrite(settings.sessionCache()).maximumSize(MOST_REMEMBERED).build();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        UUID sessionId = UUID.fromString(token.getClaim("sid"));
        return Boolean.TRUE.equals(known.getIfPresent(sessionId)) ? Uni.createFrom().item(identity)
                : context.runBlocking(() -> admit(identity, sessionId));
    }

    public void forget(UUID sessionId) {
        known.invalidate(sessionId);
    }

    private SecurityIdentity admit(SecurityIdentity identity, UUID sessionId) {
        boolean lives = QuarkusTransaction.requiringNew().call(() -> (Boolean) entityManager
                .createNativeQuery("SELECT EXISTS (SELECT FROM sessions WHERE id = ? AND revoked_at IS NULL)", Boolean.class)
                .setParameter(1, sessionId).getSingleResult());
        if (!lives) {
            throw new AuthenticationFailedException("The session has ended");
        }
        known.put(sessionId, Boolean.TRUE);
        return identity;
    }
}
