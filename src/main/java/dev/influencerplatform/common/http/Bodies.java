package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Takes bodies in. Small ones are there before a thread is taken for their request, which then need not wait for them. Requests
 * whose body takes too long are ended, as each byte winds up the timers of the server again; where large bodies are meant,
 * whoever reads them has a time of its own.
 */
@ApplicationScoped
class Bodies {

    /** After the guard, so that nothing is read of what it refuses. */
    private static final int PRIORITY = 900;
    /** In memory at once there may be as many as connections. */
    private static final int SMALL = 16 * 1024;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,5}");

    private final Duration longest;
    private final BodyLimits limits;
    private final Problems problems;
    private final BodyHandler reader = BodyHandler.create(false);

    Bodies(HttpSettings settings, BodyLimits limits, Problems problems) {
        this.longest = settings.bodyTime();
        this.limits = limits;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, PRIORITY);
    }

    private void take(RoutingContext request) {
        if (HttpGuard.hasBody(request.request()) && !limits.isLarge(request)) {
            long timer = request.vertx().setTimer(longest.toMillis(), now -> endUnlessArrived(request));
            request.addEndHandler(answered -> request.vertx().cancelTimer(timer));
            // of HTTP/2, the framework cannot take a request over that has been read
            if (request.request().version() != HttpVersion.HTTP_2 && isSmallJson(request.request())) {
                reader.handle(request);
                return;
            }
        }
        request.next();
    }

    private static boolean isSmallJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return type != null && type.contains("json") && length != null && DIGITS.matcher(length).matches()
                && Integer.parseInt(length) <= SMALL;
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
