package dev.influencerplatform.social;

import dev.influencerplatform.social.PlatformException.Failure;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The way to one platform, which every call of it takes: each is bounded, and when many fail none is made for a while. Whatever
 * comes of it, nothing but a {@link PlatformException} leaves here.
 */
public final class PlatformCalls {

    private static final String OK = "ok";

    private final Platform platform;
    private final BoundedClients clients;
    private final Function<PlatformAnswer, PlatformException> errors;
    private final Guard breaker;
    private final Guard retry;

    /** @param errors what the platform means by an answer with a status of 400 or more */
    public PlatformCalls(Platform platform, CallSettings settings, Function<PlatformAnswer, PlatformException> errors) {
        this.platform = platform;
        // zeros from the start: a counter that comes out of nothing has not grown, as Prometheus sees it
        timer(OK);
        Arrays.stream(Failure.values()).map(PlatformCalls::outcomeOf).forEach(this::timer);
        this.clients = new BoundedClients(settings);
        this.errors = errors;
        this.breaker = breaker(platform, settings.breaker());
        this.retry = retry(platform, settings);
    }

    /** A client of an API that is at this address; its methods return a {@link Response}, to be called in a method of this. */
    public <T> T client(Class<T> api, URI address) {
        return clients.client(api, address);
    }

    /** For what can be asked twice without harm. */
    public PlatformAnswer read(Supplier<Response> call) {
        return translated(() -> retry.get(() -> guarded(() -> answer(call)), PlatformAnswer.class));
    }

    /** For what cannot: a code, a token that is used up. */
    public PlatformAnswer once(Supplier<Response> call) {
        return attempt(() -> answer(call));
    }

    /** For a call that is no REST client's, made once. */
    public <T> T attempt(Supplier<T> call) {
        return translated(() -> guarded(call));
    }

    private PlatformAnswer answer(Supplier<Response> call) {
        PlatformAnswer answer = clients.answer(call.get());
        if (answer.status() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            throw errors.apply(answer);
        }
        return answer;
    }

    @SuppressWarnings("unchecked") // the guard asks for the class only to see that it is not asynchronous
    private <T> T guarded(Supplier<T> call) {
        return (T) breaker.get(() -> timed(call), Object.class);
    }

    private <T> T timed(Supplier<T> call) {
        Timer.Sample sample = Timer.start(Metrics.globalRegistry);
        String outcome = OK;
        try {
            return translated(call);
        } catch (PlatformException failure) {
            outcome = outcomeOf(failure.failure());
            throw failure;
        } finally {
            sample.stop(timer(outcome));
        }
    }

    private Timer timer(String outcome) {
        return Metrics.timer("platform.calls", "platform", platform.name(), "outcome", outcome);
    }

    private static String outcomeOf(Failure failure) {
        return failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (PlatformException told) {
            throw told;
        } catch (CircuitBreakerOpenException open) {
            throw new PlatformException(Failure.RETRY, "platform-unavailable",
                    "The platform failed too often just now; it is asked again in a moment.");
        } catch (RuntimeException failed) {
            // its message may hold the address, and so a token: the name of what happened has to do
            throw PlatformException.unreachable(root(failed).getClass().getSimpleName());
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static Guard breaker(Platform platform, CallSettings.Breaker settings) {
        return Guard.create().withDescription(platform + "-calls").withCircuitBreaker()
                .when(PlatformCalls::isOutOfOrder)
                .requestVolumeThreshold(settings.calls())
                .failureRatio(settings.failureRatio())
                .delay(settings.pause().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(settings.successes())
                .done().build();
    }

    private static Guard retry(Platform platform, CallSettings settings) {
        long delay = settings.retryDelay().toMillis();
        // the random part goes both ways from the middle
        return Guard.create().withDescription(platform + "-reads").withRetry()
                .whenException(PlatformCalls::isOutOfOrder)
                .maxRetries(settings.retries())
                .delay(delay + delay / 2, ChronoUnit.MILLIS)
                .jitter(delay / 2, ChronoUnit.MILLIS)
                // whoever waited that long for nothing is not to wait for it again
                .maxDuration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done().build();
    }

    private static boolean isOutOfOrder(Throwable failure) {
        return failure instanceof PlatformException told && told.failure() == Failure.RETRY;
    }
}
