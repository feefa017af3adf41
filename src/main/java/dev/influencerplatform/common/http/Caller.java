package dev.influencerplatform.common.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.MDC;

/** Who calls, as the verified access token says; whoever asks is told, and so is the log from then on. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID id() {
        UUID id = principal().userId();
        MDC.put("userId", id.toString());
        return id;
    }

    /** For what is open to everybody: a token that is not valid counts as none. */
    public Optional<UUID> idIfKnown() {
        try {
            return identity.isAnonymous() ? Optional.empty() : Optional.of(id());
        } catch (AuthenticationFailedException badToken) {
            return Optional.empty();
        }
    }

    public UUID sessionId() {
        return principal().sessionId();
    }

    /** When the password was last given in this session. */
    public Instant authenticatedAt() {
        return principal().authenticatedAt();
    }

    private CallerPrincipal principal() {
        return (CallerPrincipal) identity.getPrincipal();
    }
}
