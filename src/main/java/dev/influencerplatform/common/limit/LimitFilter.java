package dev.influencerplatform.common.limit;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.Network;
import dev.influencerplatform.common.http.RequestFacts;
import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Counts each request, once it is known whose it is and before its body is read, and says in each answer how many more there
 * may be (draft-ietf-httpapi-ratelimit-headers-10). It may wait for the database: request filters of endpoints that block run
 * on worker threads, and these endpoints all do.
 */
public class LimitFilter {

    private static final String PROVISIONAL = "provisionalStandings";
    private static final int ONCE_AUTHENTICATED = Priorities.AUTHORIZATION + 1;

    @Inject
    LimitSettings settings;
    @Inject
    Limits limits;
    @Inject
    Refusals refusals;
    @Inject
    Caller caller;
    @Inject
    RoutingContext request;

    private final Map<Method, Route> routes = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = ONCE_AUTHENTICATED)
    public void count(ResourceInfo resource) {
        if (!settings.enabled()) {
            return;
        }
        Route route = routes.computeIfAbsent(resource.getResourceMethod(), endpoint -> Route.of(endpoint, limits));
        // on the exchange itself, so that every answer has them, whoever writes it
        request.response().putHeader("RateLimit-Policy", route.policies());
        UUID user = route.isOpen() ? null : caller.idIfKnown().orElse(null);
        Map<RateClass, Standing> standings = new LinkedHashMap<>();
        for (RateClass rateClass : route.classes()) {
            count(rateClass, rateClass.isOfUsers() ? user : null, standings);
        }
        if (route.countsOnlyMisses()) {
            request.put(PROVISIONAL, standings);
        }
    }

    private void count(RateClass rateClass, UUID user, Map<RateClass, Standing> standings) {
        String subject = user == null ? Network.of(RequestFacts.clientAddress(request)) : user.toString();
        Standing standing = limits.take(rateClass, subject);
        standings.put(rateClass, standing);
        show(standings);
        if (!standing.granted()) {
            Occurrences.count("limits.refused", "limit", rateClass.label());
            refusals.tell(new LimitReached(user, rateClass), subject);
            throw tooMany(rateClass, standing.secondsUntilMore());
        }
    }

    /** What was there does not count where only misses do. */
    @ServerResponseFilter
    public void settle(ContainerResponseContext response) {
        Map<RateClass, Standing> standings = request.get(PROVISIONAL);
        if (standings != null && response.getStatus() != Status.NOT_FOUND.getStatusCode()) {
            standings.replaceAll((rateClass, standing) -> rateClass.countsOnlyMisses() ? standing.undone() : standing);
            show(standings);
        }
    }

    private void show(Map<RateClass, Standing> standings) {
        StringJoiner header = new StringJoiner(", ");
        standings.forEach((rateClass, standing) -> header.add(standing.header(rateClass.label())));
        request.response().putHeader("RateLimit", header.toString());
    }

    private static ProblemException tooMany(RateClass rateClass, long seconds) {
        return ProblemType.TOO_MANY_REQUESTS.with("Too many requests (%s); try again in %d s.", rateClass.label(), seconds)
                .retryAfter(Duration.ofSeconds(seconds));
    }
}
