package dev.influencerplatform.log;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.influencerplatform.common.http.View;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog.Activity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The two halves of {@link Logged}: one inside the transaction, one outside of it. */
abstract class LogInterceptors {

    private static final int LONGEST_VALUE = 2000;

    @Inject
    ActivityLog log;
    @Inject
    LogSubject subject;

    /** Inside the transaction: the entry commits with the change. */
    @Logged
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    static class OfSuccess extends LogInterceptors {

        @AroundInvoke
        Object log(InvocationContext call) throws Exception {
            Object result = call.proceed();
            subject.id().ifPresent(
                    userId -> log.append(new Activity(userId, actionOf(call), LogStatus.success, null, subject.platform(),
                            requestOf(call, true), responseOf(result))));
            return result;
        }
    }

    /** Outside of everything, when the change has been rolled back already. */
    @Logged
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
    static class OfRefusal extends LogInterceptors {

        /** What was never understood was never tried. */
        private static final Set<Integer> BAD_INPUT = Set.of(400, 422);

        @Inject
        DatabaseFailures databaseFailures;

        @AroundInvoke
        Object log(InvocationContext call) throws Exception {
            try {
                return call.proceed();
            } catch (Exception failure) { // a commit that fails is a checked one
                databaseFailures.problemOf(failure).filter(problem -> problem.type().status() < 500)
                        .filter(problem -> !BAD_INPUT.contains(problem.type().status()))
                        .ifPresent(problem -> logRefusal(call, problem));
                throw failure;
            }
        }

        private void logRefusal(InvocationContext call, ProblemException problem) {
            subject.id().ifPresent(userId -> log.appendAlone(new Activity(userId, actionOf(call), LogStatus.failure,
                    problem.getMessage(), subject.platform(), requestOf(call, false),
                    Map.of("status", problem.type().status(), "code", problem.type().code()))));
        }
    }

    String actionOf(InvocationContext call) {
        return call.getMethod().getAnnotation(Logged.class).value();
    }

    /** @param done whether the change was made; else a patch was perhaps never checked, and may hold anything */
    Map<String, Object> requestOf(InvocationContext call, boolean done) {
        Map<String, Object> payload = new LinkedHashMap<>();
        for (int i = 0; i < call.getParameters().length; i++) {
            Object argument = call.getParameters()[i];
            if (argument instanceof UUID || argument instanceof LocalDate) {
                payload.put(call.getMethod().getParameters()[i].getName(), argument.toString());
            } else if (argument instanceof MergePatch<?> patch && done) {
                putAllowed(payload, call, patch.asJson()::get);
            } else if (argument instanceof Record body) {
                putAllowed(payload, call, field -> Components.of(body, field));
            }
        }
        return payload.isEmpty() ? null : payload;
    }

    private static void putAllowed(Map<String, Object> payload, InvocationContext call, Function<String, ?> body) {
        for (String field : call.getMethod().getAnnotation(Logged.class).fields()) {
            Object value = body.apply(field);
            // a refusal may come before the body was checked
            if (value != null && !(value instanceof NullNode) && value.toString().length() <= LONGEST_VALUE) {
                payload.put(field, value);
            }
        }
    }

    Map<String, Object> responseOf(Object result) {
        Object entity = result instanceof RestResponse<?> response ? response.getEntity() : result;
        return entity instanceof View view && view.id() != null ? Map.of("id", view.id().toString()) : null;
    }
}
