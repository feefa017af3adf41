package dev.influencerplatform.common.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, as the verified access token says. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID id() {
        return UUID.fromString(identity.getPrincipal().getName());
    }

    public Optional<UUID> idIfKnown() {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(id());
    }

    public UUID sessionId() {
        return UUID.fromString(((JsonWebToken) identity.getPrincipal()).getClaim("sid"));
    }
}
