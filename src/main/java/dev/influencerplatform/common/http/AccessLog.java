package dev.influencerplatform.common.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A line for each request, where it is wanted: with the template of its route, as paths and queries hold tokens. */
@ApplicationScoped
public class AccessLog {

    private static final Logger LOG = Logger.getLogger("access");
    /** Before the guard, so that what it refuses is a line, too. */
    private static final int PRIORITY = HttpGuard.PRIORITY + 1;

    private final HttpSettings settings;

    AccessLog(HttpSettings settings) {
        this.settings = settings;
    }

    void begin(@Observes Filters filters) {
        if (settings.accessLog()) {
            filters.register(AccessLog::follow, PRIORITY);
        }
    }

    private static void follow(RoutingContext request) {
        long begin = System.nanoTime();
        request.addEndHandler(sent -> LOG.infof("%s %s %d %d ms%s", request.request().method(), routeOf(request),
                request.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                sent.succeeded() ? "" : ", broken off"));
        request.next();
    }

    private static String routeOf(RoutingContext request) {
        String template = ((HttpServerRequestInternal) request.request()).context().getLocal("UrlPathTemplate");
        return template == null ? RequestFacts.shownPath(request) : template;
    }
}
