package dev.influencerplatform.user.token;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Recognises, without the framework's longer way, who sends a token that has been verified before and whose session has been
 * looked up in the last seconds. Everything else, and all that is to be refused, is SmallRye JWT's.
 */
@ApplicationScoped
public class KnownCallers implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final AccessTokenVerifier tokens;
    private final LiveSessions sessions;

    KnownCallers(AccessTokenVerifier tokens, LiveSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || !header.startsWith(SCHEME) ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(tokens.find(header.substring(SCHEME.length())).flatMap(sessions::find).orElse(null));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().nullItem();
    }

    /** Before SmallRye JWT. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
