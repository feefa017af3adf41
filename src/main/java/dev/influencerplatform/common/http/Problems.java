package dev.influencerplatform.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.Problem;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes problem details, for the resources and for what fails before or outside them. */
@ApplicationScoped
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** All threads are busy, and enough others wait for one. */
    private static final ProblemException TOO_BUSY = ProblemType.UNAVAILABLE
            .with("Too many requests at this moment; try again.")
            .retryAfter(Duration.ofSeconds(1));

    private final ObjectMapper json;
    private final DatabaseFailures databaseFailures;
    private final String typeBase;
    private final Seldom outages = new Seldom(Duration.ofSeconds(1));

    Problems(ObjectMapper json, DatabaseFailures databaseFailures,
            @ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.json = json;
        this.databaseFailures = databaseFailures;
        this.typeBase = publicApiUrl + "/problems/";
    }

    /** What the framework, or the guard in front of it, says by a status alone. */
    ProblemException ofStatus(int status) {
        return ProblemType.ofStatus(status).with(switch (status) {
            case 404 -> "No such path.";
            case 405 -> "See the Allow header for the methods of this path.";
            case 406 -> "The Accept header excludes what this path answers.";
            case 415 -> "Send application/json, or application/merge-patch+json with PATCH; a picture as what it is.";
            default -> status < 500 ? "The request was refused." : "It is in our log under the request id.";
        });
    }

    /**
     * What a failure means to the client; a fault of ours goes to the log.
     *
     * @param status what it is when nothing more is known of it
     */
    ProblemException ofFailure(Throwable failure, int status, RoutingContext request) {
        if (failure instanceof RejectedExecutionException) {
            return TOO_BUSY;
        }
        Optional<ProblemException> known = databaseFailures.problemOf(failure);
        if (known.isEmpty() && status >= 500) {
            LOG.errorf(failure, "%s %s failed", request.request().method(), RequestFacts.shownPath(request));
        }
        known.filter(problem -> problem.type() == ProblemType.UNAVAILABLE)
                .ifPresent(problem -> outages.turn().ifPresent(
                        untold -> LOG.warnf("Database unavailable (%d times more since this was last said): %s", untold,
                                DatabaseFailures.reasonOf(failure))));
        return known.orElseGet(() -> ofStatus(status));
    }

    public Problem of(ProblemException problem, RoutingContext request) {
        return new Problem(URI.create(typeBase + problem.type().code()), problem.type().title(), problem.type().status(),
                problem.getMessage(), RequestFacts.shownPath(request), problem.type().code(),
                RequestFacts.requestId(request), problem.violations(), problem.warnings());
    }

    /** Ends the exchange with a problem, on the event loop. */
    public void write(ProblemException problem, RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.type().status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", String.valueOf(wait.toSeconds())));
        try {
            response.end(json.writeValueAsString(of(problem, request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
