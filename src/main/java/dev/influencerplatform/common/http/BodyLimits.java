package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be. The server has one limit for all, which is the largest; most paths have a smaller one. */
@ApplicationScoped
class BodyLimits {

    /** The server sets its own with priority 2, for bodies that come in chunks and tell no length. */
    private static final int PRIORITY_AFTER_SERVER = 1;

    private final long usual;
    private final long largest;
    private final Pattern large;

    BodyLimits(HttpSettings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.usual = settings.maxBodySize().asLongValue();
        this.largest = largest.asLongValue();
        this.large = Pattern.compile(String.join("|", settings.largeBodies()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::limitChunks, PRIORITY_AFTER_SERVER);
    }

    private void limitChunks(RoutingContext request) {
        if (request.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(request));
        }
        request.next();
    }

    boolean areExceeded(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        // the server itself has refused lengths that are no numbers
        return length != null && (length.length() > 18 || Long.parseLong(length) > of(request));
    }

    ProblemException exceeded(RoutingContext request) {
        return ProblemType.BODY_TOO_LARGE.with("Bodies may have up to %d bytes.", of(request));
    }

    private long of(RoutingContext request) {
        return isLarge(request) ? largest : usual;
    }

    /** Whether a large body is meant here. */
    boolean isLarge(RoutingContext request) {
        return large.matcher(request.request().path()).matches();
    }
}
