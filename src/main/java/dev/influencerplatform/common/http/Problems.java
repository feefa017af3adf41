package dev.influencerplatform.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.problem.Problem;
import dev.influencerplatform.common.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes problem details, for the resources and for what fails before or outside them. */
@ApplicationScoped
public class Problems {

    private final ObjectMapper json;
    private final String typeBase;

    Problems(ObjectMapper json, @ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.json = json;
        this.typeBase = publicApiUrl + "/problems/";
    }

    public Problem of(ProblemException problem, RoutingContext request) {
        return new Problem(URI.create(typeBase + problem.type().code()), problem.type().title(), problem.type().status(),
                problem.getMessage(), RequestFacts.shownPath(request), problem.type().code(),
                RequestFacts.requestId(request), problem.violations());
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
