package dev.influencerplatform.common.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Counts what has happened on this instance. */
public final class Occurrences {

    private Occurrences() {
    }

    /**
     * Counts one once the transaction under way has committed, and at once where there is none.
     *
     * @param labels names and values in turn
     */
    public static void count(String name, String... labels) {
        Counter counter = Metrics.counter(name, labels);
        if (QuarkusTransaction.isActive()) {
            Arc.container().instance(TransactionSynchronizationRegistry.class).get()
                    .registerInterposedSynchronization(new OnceCommitted(counter));
        } else {
            counter.increment();
        }
    }

    /** Shows a zero from the start: a counter that comes out of nothing has not grown, as Prometheus sees it. */
    public static void expect(String name, String... labels) {
        Metrics.counter(name, labels);
    }

    private record OnceCommitted(Counter counter) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // it may still fail
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                counter.increment();
            }
        }
    }
}
