package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Ends requests whose body takes too long to arrive: each byte winds up the timers of the server again. Where large bodies are
 * meant, whoever reads them has a time of its own.
 */
@ApplicationScoped
class SlowBodies {

    /** After the guard, so that what it refuses has no timer. */
    private static final int PRIORITY = 900;

    private final Duration longest;
    private final BodyLimits limits;
    private final Problems problems;

    SlowBodies(HttpSettings settings, BodyLimits limits, Problems problems) {
        this.longest = settings.bodyTime();
        this.limits = limits;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, PRIORITY);
    }

    private void time(RoutingContext request) {
        if (HttpGuard.hasBody(request.request()) && !limits.isLarge(request)) {
            long timer = request.vertx().setTimer(longest.toMillis(), now -> endUnlessArrived(request));
            request.addEndHandler(answered -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    private void endUnlessArrived(RoutingContext request) {
        if (request.request().isEnded()) {
            return;
        }
        if (request.request().version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.response().putHeader("Connection", "close");
            problems.write(ProblemType.ofStatus(408).with("The body took longer than %d s.", longest.toSeconds()), request);
            request.request().connection().close();
        }
    }
}
