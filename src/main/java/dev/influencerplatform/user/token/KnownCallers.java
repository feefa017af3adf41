package dev.influencerplatform.user.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Recognises, without the framework's longer way, who sends a token that has been verified before and whose session has been
 * looked up in the last seconds. Everything else, and all that is to be refused, is SmallRye JWT's.
 */
@ApplicationScoped
class KnownCallers {

    private static final String SCHEME = "Bearer ";

    private final AccessTokenVerifier tokens;
    private final LiveSessions sessions;

    KnownCallers(AccessTokenVerifier tokens, LiveSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** After the framework has made ready to authenticate, which is the first of this priority, as it is there before. */
    void register(@Observes Filters filters) {
        filters.register(this::recognise, SecurityHandlerPriorities.AUTHENTICATION);
    }

    private void recognise(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            expectNoFailure(request);
        } else if (header.startsWith(SCHEME)) {
            find(header.substring(SCHEME.length())).ifPresent(identity -> {
                QuarkusHttpUser.setIdentity(identity, request);
                expectNoFailure(request);
            });
        }
        request.next();
    }

    private Optional<SecurityIdentity> find(String token) {
        return tokens.find(token).flatMap(sessions::find);
    }

    /** Lest the route be looked for in advance, only for the metrics of an authentication that fails. */
    private static void expectNoFailure(RoutingContext request) {
        request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    }
}
