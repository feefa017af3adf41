package dev.influencerplatform.social.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Gives answers, with the faults of the way they come: late, broken, without an end, or not what they should be. Faults of
 * what a platform says are each platform's own.
 */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class SandboxVoice {

    private static final Duration SLOW = Duration.ofSeconds(7);
    private static final String NOISE = "\"" + "x".repeat(65_533) + "\",";
    /** "Endless" ends at 64 MiB, so that a caller without a limit of its own does end. */
    private static final int MOST_NOISE = 1024;

    private final Vertx vertx;
    private final SandboxCalls calls;

    SandboxVoice(Vertx vertx, SandboxCalls calls) {
        this.vertx = vertx;
        this.calls = calls;
    }

    /** Answers as it is, to whoever it is. */
    public static void say(RoutingContext call, SandboxAnswer answer) {
        write(call, answer, answer.body().encode());
    }

    /** Answers to a renewal, and counts it. */
    public void renew(RoutingContext call, SandboxAccount account, Supplier<SandboxAnswer> answer, SandboxAnswer broken) {
        calls.count(account, SandboxCalls.Sort.REFRESHES);
        later(account, () -> say(call, account.has(Fault.BROKEN) ? broken : answer.get()));
    }

    /** Answers to a call for data, and counts it. */
    public void tell(RoutingContext call, SandboxAccount account, Supplier<SandboxAnswer> answer, SandboxAnswer broken) {
        int number = calls.count(account, SandboxCalls.Sort.DATA);
        later(account, () -> {
            if (account.has(Fault.BROKEN) || account.has(Fault.FLAKY) && number % 2 == 1) {
                say(call, broken);
            } else if (account.has(Fault.HUGE)) {
                neverEnd(call.response());
            } else if (account.has(Fault.GARBAGE)) {
                write(call, answer.get(), garbled(answer.get().body(), number));
            } else {
                say(call, answer.get());
            }
        });
    }

    private void later(SandboxAccount account, Runnable answer) {
        if (account.has(Fault.SLOW)) {
            vertx.setTimer(SLOW.toMillis(), timer -> answer.run());
        } else {
            answer.run();
        }
    }

    private static void write(RoutingContext call, SandboxAnswer answer, String body) {
        HttpServerResponse response = call.response();
        if (!response.closed()) {
            answer.headers().forEach(response::putHeader);
            response.setStatusCode(answer.status()).putHeader("Content-Type", "application/json; charset=UTF-8").end(body);
        }
    }

    private static String garbled(JsonObject body, int number) {
        return switch (number % 4) {
            case 1 -> "<!doctype html><html><body><h1>Sorry, something went wrong.</h1></body></html>";
            case 2 -> body.encode().substring(0, body.encode().length() / 2);
            case 3 -> ((JsonObject) turned(body)).encode();
            default -> "[]";
        };
    }

    /** The same fields, each with a value of another type. */
    private static Object turned(Object value) {
        if (value instanceof JsonObject object) {
            JsonObject turned = new JsonObject();
            object.forEach(field -> turned.put(field.getKey(),
                    field.getValue() instanceof JsonObject ? turned(field.getValue()) : otherThan(field.getValue())));
            return turned;
        }
        return otherThan(value);
    }

    private static Object otherThan(Object value) {
        return value instanceof Number ? "a lot" : value instanceof JsonArray ? "a list" : new JsonArray().add(1);
    }

    private static void neverEnd(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "application/json; charset=UTF-8");
        response.write("{\"data\":[");
        goOn(response, MOST_NOISE);
    }

    private static void goOn(HttpServerResponse response, int left) {
        if (response.closed()) {
            return;
        }
        if (left == 0) {
            response.end("1]}");
        } else {
            response.write(NOISE).onSuccess(written -> goOn(response, left - 1));
        }
    }
}
