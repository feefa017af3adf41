package dev.influencerplatform.user.token;

import dev.influencerplatform.common.http.CallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * A verified access token. Its claims are read once: the framework would look for the type of each that is not registered,
 * with an exception whenever somebody asks for it.
 */
class AccessToken extends DefaultJWTCallerPrincipal implements CallerPrincipal {

    private final UUID userId;
    private final UUID sessionId;
    private final Instant authenticatedAt;
    private final Instant end;
    private final SecurityIdentity identity;

    AccessToken(JwtClaims claims, Instant end) throws MalformedClaimException {
        super(AccessTokens.TYPE, claims);
        this.userId = UUID.fromString(claims.getSubject());
        this.sessionId = UUID.fromString(claims.getStringClaimValue("sid"));
        this.authenticatedAt = Instant.ofEpochSecond(claims.getClaimValue("auth_time", Long.class));
        this.end = end;
        this.identity = QuarkusSecurityIdentity.builder().setPrincipal(this).build();
    }

    @Override
    public UUID userId() {
        return userId;
    }

    @Override
    public UUID sessionId() {
        return sessionId;
    }

    @Override
    public Instant authenticatedAt() {
        return authenticatedAt;
    }

    boolean isGood(Instant now) {
        return now.isBefore(end);
    }

    /** As it is until somebody asks what the account may do. */
    SecurityIdentity identity() {
        return identity;
    }
}
