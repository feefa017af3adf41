package dev.influencerplatform.common.load;

import dev.influencerplatform.common.problem.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets dear work be done by a few at once; the others wait briefly, or are turned away. */
public final class Turns {

    private static final int WAITING_PER_PLACE = 16;
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Semaphore places;
    private final int mostWaiting;
    private final Supplier<ProblemException> busy;

    /** @param busy what those are told who are turned away */
    public Turns(int atOnce, Supplier<ProblemException> busy) {
        this.places = new Semaphore(atOnce, true);
        this.mostWaiting = WAITING_PER_PLACE * atOnce;
        this.busy = busy;
    }

    public <T> T take(Supplier<T> work) {
        // whoever waits holds a thread that others need
        if (places.getQueueLength() >= mostWaiting) {
            throw busy.get();
        }
        try {
            if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy.get();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
