package dev.influencerplatform.common.load;

import dev.influencerplatform.common.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets dear work be done by a few at once; the others wait briefly, or are turned away. */
public final class Turns {

    private static final int WAITING_PER_PLACE = 16;
    /** On large machines, too: a quarter of the threads that there are. */
    private static final int MOST_PRESENT = 32;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Semaphore places;
    private final AtomicInteger present = new AtomicInteger();
    private final int mostPresent;
    private final Duration longestWait;
    private final Supplier<ProblemException> busy;
    private final Counter refused;

    /**
     * @param name of the work, for those who operate the service
     * @param busy what those are told who are turned away
     */
    public Turns(String name, int atOnce, Supplier<ProblemException> busy) {
        this(name, atOnce, LONGEST_WAIT, busy);
    }

    Turns(String name, int atOnce, Duration longestWait, Supplier<ProblemException> busy) {
        this.places = new Semaphore(atOnce, true);
        this.mostPresent = Math.max(atOnce, Math.min(MOST_PRESENT, (1 + WAITING_PER_PLACE) * atOnce));
        this.longestWait = longestWait;
        this.busy = busy;
        Tags labels = Tags.of("turns", name);
        Metrics.gauge("turns.present", labels, present);
        this.refused = Metrics.counter("turns.refused", labels);
    }

    public <T> T take(Supplier<T> work) {
        try {
            // whoever waits holds a thread that others need
            if (present.incrementAndGet() > mostPresent || !places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw busy.get();
            }
            return withPlace(work);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy.get();
        } finally {
            present.decrementAndGet();
        }
    }

    private <T> T withPlace(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
