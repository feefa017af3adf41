package dev.influencerplatform.common.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.influencerplatform.common.json.JsonProblems;
import dev.influencerplatform.common.problem.Problem;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.ValidationProblems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that a resource can throw, and everything the framework throws around it, into a problem. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    Problems problems;
    @Inject
    BodyLimits bodyLimits;
    @Inject
    AllowedMethods allowedMethods;
    @Inject
    RoutingContext request;
    @Inject
    Caller caller;
    @Inject
    Event<AccessDenied> denied;

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException invalid) {
        return answer(ValidationProblems.of(invalid.getConstraintViolations()));
    }

    // the second one is named because the framework has a mapper for it
    @ServerExceptionMapper(value = { JacksonException.class, MismatchedInputException.class })
    RestResponse<Problem> unreadable(JacksonException unreadable) {
        return answer(JsonProblems.of(unreadable));
    }

    @ServerExceptionMapper(value = { UnauthorizedException.class, AuthenticationFailedException.class })
    RestResponse<Problem> unauthorized(RuntimeException refused) {
        boolean tokenSent = request.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
        return answer(ProblemType.UNAUTHORIZED.with(tokenSent
                ? "The access token is not valid, has expired or its session has ended."
                : "Send an access token: Authorization: Bearer ..."));
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException refused) {
        caller.idIfKnown().ifPresent(userId -> denied.fireAsync(new AccessDenied(userId)));
        return answer(ProblemType.FORBIDDEN.with("Your account may not do this."));
    }

    @ServerExceptionMapper
    RestResponse<Problem> framework(WebApplicationException refused) {
        if (refused.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable);
        }
        if (refused.getCause() instanceof ProblemException ofParameter) {
            return answer(ofParameter);
        }
        if (refused instanceof NotAllowedException || refused instanceof NotFoundException) {
            Set<String> methods = allowedMethods.of(request.request().path());
            if (refused instanceof NotAllowedException || isForAnother(methods)) {
                return start(problems.ofStatus(405)).header(HttpHeaders.ALLOW, String.join(", ", methods)).build();
            }
        }
        return start(problems.ofStatus(refused.getResponse().getStatus())).build();
    }

    /** Where several resources share the beginning of a path, the framework takes another method for another path. */
    private boolean isForAnother(Set<String> methods) {
        return methods.size() > 1 && !methods.contains(request.request().method().name());
    }

    /** While a body was read: it is too large (chunks tell no length beforehand), or its sender went away. */
    @ServerExceptionMapper
    RestResponse<Problem> brokenOff(IOException reading) {
        boolean tooLarge = "Request too large".equals(reading.getMessage());
        LOG.debugf(reading, "A request body could not be read");
        return answer(tooLarge ? bodyLimits.exceeded(request)
                : ProblemType.BAD_REQUEST.with("The body did not arrive whole."));
    }

    @ServerExceptionMapper
    RestResponse<Problem> failure(Throwable failure) {
        return answer(problems.ofFailure(failure, 500, request));
    }

    private RestResponse<Problem> answer(ProblemException problem) {
        return start(problem).build();
    }

    private ResponseBuilder<Problem> start(ProblemException problem) {
        ResponseBuilder<Problem> answer = ResponseBuilder.<Problem> create(problem.type().status())
                .entity(problems.of(problem, request));
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        if (problem.type() == ProblemType.UNAUTHORIZED) {
            // RFC 6750, section 3: no error code when no token was sent
            boolean tokenSent = request.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
            answer.header(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        return answer.header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
