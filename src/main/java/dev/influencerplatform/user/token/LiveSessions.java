package dev.influencerplatform.user.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.influencerplatform.common.data.Source;
import dev.influencerplatform.common.data.Sources;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.UUID;

/**
 * Refuses access tokens of sessions that have ended, and knows what their accounts may do, which no token says. What the
 * database said is believed for a few seconds, so a busy client costs one look-up per such span; the instance that ends a
 * session forgets it at once.
 */
@ApplicationScoped
public class LiveSessions implements SecurityIdentityAugmentor {

    private static final int MOST_REMEMBERED = 100_000;
    private static final String ORDINARY = "user";

    private final Source source;
    private final Event<Changed> changes;
    private final Cache<UUID, String> roles;

    LiveSessions(Sources sources, Event<Changed> changes, TokenSettings settings) {
        this.source = sources.main();
        this.changes = changes;
        this.roles = Caffeine.newBuilder().expireAfterWrite(settings.sessionCache()).maximumSize(MOST_REMEMBERED).build();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        if (!(identity.getPrincipal() instanceof AccessToken token)) {
            throw new AuthenticationFailedException("Nothing is known of a session");
        }
        return find(token).map(Uni.createFrom()::item)
                .orElseGet(() -> context.runBlocking(() -> with(lookUp(token.sessionId()), token.identity())));
    }

    /** Who sends a token of a session that has been looked up in the last seconds. */
    Optional<SecurityIdentity> find(AccessToken token) {
        return Optional.ofNullable(roles.getIfPresent(token.sessionId())).map(role -> with(role, token.identity()));
    }

    /** A session that has ended, or whose account may do something else. */
    record Changed(UUID sessionId) {
    }

    /** At the end of the transaction under way: until then a request would find, and remember, what was before. */
    public void forget(UUID sessionId) {
        changes.fire(new Changed(sessionId));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) Changed change) {
        roles.invalidate(change.sessionId());
    }

    private static SecurityIdentity with(String role, SecurityIdentity identity) {
        return role.equals(ORDINARY) ? identity : QuarkusSecurityIdentity.builder(identity).addRole(role).build();
    }

    private record Owner(String role) {
    }

    private String lookUp(UUID sessionId) {
        String role = source.first(Owner.class, """
                SELECT u.role FROM sessions s JOIN users u ON u.id = s.user_id
                WHERE s.id = ? AND s.revoked_at IS NULL""", sessionId).map(Owner::role)
                .orElseThrow(() -> new AuthenticationFailedException("The session has ended"));
        roles.put(sessionId, role);
        return role;
    }
}
