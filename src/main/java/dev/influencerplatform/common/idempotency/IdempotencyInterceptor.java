package dev.influencerplatform.common.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.EntityTags;
import dev.influencerplatform.common.http.Problems;
import dev.influencerplatform.common.http.Tagged;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.Problem;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.ValidationProblems;
import dev.influencerplatform.common.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Runs an endpoint once per key. Opens the transaction that the endpoint joins, so it stands outside of it. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class IdempotencyInterceptor {

    static final String HEADER = "Idempotency-Key";
    static final ProblemType KEY_INVALID = new ProblemType("idempotency-key-invalid", 400,
            "The Idempotency-Key cannot be read");
    static final ProblemType KEY_IN_FLIGHT = new ProblemType("idempotency-key-in-flight", 409,
            "A request with this Idempotency-Key is being worked on");
    static final ProblemType KEY_REUSED = new ProblemType("idempotency-key-reused", 422,
            "This Idempotency-Key belongs to another request");

    /** Refusals that say nothing of the request itself. */
    private static final Set<ProblemType> PASSING = Set.of(KEY_IN_FLIGHT, KEY_REUSED, ProblemType.CONCURRENT_CHANGE);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    @Inject
    IdempotencyKeys keys;
    @Inject
    RoutingContext request;
    @Inject
    Caller caller;
    @Inject
    ObjectMapper json;
    @Inject
    EntityTags tags;
    @Inject
    Problems problems;
    @Inject
    DatabaseFailures databaseFailures;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String header = request.request().getHeader(HEADER);
        if (header == null) {
            return call.proceed();
        }
        Optional<UUID> user = caller.idIfKnown();
        String key = keyOf(header);
        Ticket ticket = new Ticket(user, key, Sha256.of(user.map(UUID::toString).orElse(""), request.request().method().name(),
                request.request().path(), key), hashOf(call, key));
        try {
            return call.getMethod().getAnnotation(Idempotent.class).leavesTheProcess() ? onceOutside(ticket, call)
                    : onceInside(ticket, call);
        } catch (Exception failure) { // a commit that fails is a checked one
            keepRefusal(failure, ticket);
            throw failure;
        }
    }

    /** Keyed, as a body may hold a password, which a plain hash would let a reader of the table guess. */
    private byte[] hashOf(InvocationContext call, String key) throws JsonProcessingException {
        return Sha256.keyed(key.getBytes(StandardCharsets.UTF_8),
                json.writeValueAsString(call.getParameters()).getBytes(StandardCharsets.UTF_8));
    }

    private Object onceInside(Ticket ticket, InvocationContext call) {
        return QuarkusTransaction.requiringNew().call(() -> {
            replayIfKnown(ticket);
            Object result = call.proceed();
            keep(ticket, answerOf(result, call.getMethod().getAnnotation(ResponseStatus.class)));
            return result;
        });
    }

    private Object onceOutside(Ticket ticket, InvocationContext call) throws Exception {
        QuarkusTransaction.requiringNew().run(() -> replayIfKnown(ticket));
        Object result = call.proceed();
        StoredAnswer answer = answerOf(result, call.getMethod().getAnnotation(ResponseStatus.class));
        QuarkusTransaction.requiringNew().run(() -> keep(ticket, answer));
        return result;
    }

    private void replayIfKnown(Ticket ticket) {
        if (!keys.claim(ticket)) {
            throw KEY_IN_FLIGHT.with("Wait for the first request to be answered.").retryAfter(RETRY_AFTER);
        }
        keys.find(ticket).ifPresent(kept -> {
            if (!kept.isFor(ticket)) {
                throw KEY_REUSED.with("Use a new key for a new request.")
                        .because(List.of(Violation.ofHeader(HEADER, "was used with another request")));
            }
            throw new AnswerReplayed(kept.answer());
        });
    }

    private void keep(Ticket ticket, StoredAnswer answer) {
        if (!keys.keep(ticket, answer)) {
            throw KEY_IN_FLIGHT.with("Another request with this key was answered at this moment.").retryAfter(RETRY_AFTER);
        }
    }

    /**
     * A refusal is an answer, too, and is given again: only faults of ours (5xx) may end otherwise next time. Visitors'
     * refusals are not kept, or anybody could fill the table; they come out the same without it.
     */
    private void keepRefusal(Exception failure, Ticket ticket) {
        Optional<ProblemException> refusal = failure instanceof ConstraintViolationException invalid
                ? Optional.of(ValidationProblems.of(invalid.getConstraintViolations()))
                : databaseFailures.problemOf(failure);
        refusal.filter(
                problem -> ticket.user().isPresent() && problem.type().status() < 500 && !isPassing(problem.type()))
                .ifPresent(problem -> QuarkusTransaction.requiringNew().run(() -> {
                    // in between, a retry may have taken the key and succeeded: then that is the answer
                    if (keys.claim(ticket) && keys.find(ticket).isEmpty()) {
                        keys.keep(ticket, answerOf(problem));
                    }
                }));
    }

    private static boolean isPassing(ProblemType type) {
        return type.status() == TOO_MANY_REQUESTS || PASSING.contains(type);
    }

    private StoredAnswer answerOf(Object result, ResponseStatus declared) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return answerOf(response.getStatus(), response.getHeaderString(HttpHeaders.LOCATION), response.getEntity());
        }
        int usual = result == null ? 204 : 200;
        return answerOf(declared == null ? usual : declared.value(), null, result);
    }

    private StoredAnswer answerOf(int status, String location, Object entity) throws JsonProcessingException {
        if (entity instanceof View) {
            Tagged tagged = tags.tagWritten(entity);
            return new StoredAnswer(status, location, MediaType.APPLICATION_JSON, tagged.tag(), tagged.text());
        }
        return new StoredAnswer(status, location, MediaType.APPLICATION_JSON, null, bodyOf(entity));
    }

    private StoredAnswer answerOf(ProblemException problem) {
        try {
            return new StoredAnswer(problem.type().status(), null, Problem.MEDIA_TYPE, null,
                    bodyOf(problems.of(problem, request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String bodyOf(Object entity) throws JsonProcessingException {
        return entity == null ? null : json.writeValueAsString(entity);
    }

    private static String keyOf(String header) {
        String key = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, header.length() - 1)
                : header;
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw KEY_INVALID.with("A key is 1 to 255 visible ASCII characters; a UUID does well.")
                    .because(List.of(Violation.ofHeader(HEADER, "must be 1 to 255 visible ASCII characters")));
        }
        return key;
    }
}
