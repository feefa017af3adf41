package dev.influencerplatform.common.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Does what is due in a table, with some threads; any number of instances share the work, and take over what one leaves. */
public final class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);
    /** What waits behind another piece of work would lose its lease before it is begun. */
    private static final int CLAIM = 1;
    /** Within the time that a shutdown has. */
    public static final Duration TIME_TO_FINISH = Duration.ofSeconds(15);

    private final Leases leases;
    private final LeasedTable table;
    private final int workers;
    private final Consumer<UUID> deed;
    private final ExecutorService threads;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopping;

    /** @param deed does one piece of work, whose lease is held, and releases it */
    public DueWork(Leases leases, LeasedTable table, int workers, Consumer<UUID> deed) {
        this.leases = leases;
        this.table = table;
        this.workers = workers;
        this.deed = deed;
        this.threads = Executors.newFixedThreadPool(workers, task -> new Thread(task, "due-" + table.name()));
    }

    /**
     * Looks for what is due, and has it done until nothing is, by all threads that are free. Waits for none of it. A shutdown
     * waits for this, or something could be claimed that nobody does.
     */
    public synchronized void run() {
        int free = workers - busy.get();
        List<UUID> first = free > 0 ? claim() : List.of();
        if (!first.isEmpty()) {
            submit(() -> doAll(first));
            for (int i = 1; i < free; i++) {
                submit(() -> {
                    // whatever is left
                });
            }
        }
    }

    /** There is something now: no need to wait until somebody looks. */
    public void begin() {
        // one that has not begun yet will see this work, too
        if (!stopping && waiting.compareAndSet(false, true)) {
            try {
                submit(() -> waiting.set(false));
            } catch (RejectedExecutionException stopped) {
                LOG.debugf("The work on %s is left to other instances", table.name());
            }
        }
    }

    /** Begins nothing more; what is under way goes on. */
    public synchronized void shutdown() {
        stopping = true;
        threads.shutdown();
    }

    /** Waits for what is under way at a shutdown. */
    public void awaitEnd(Instant end) throws InterruptedException {
        if (!threads.awaitTermination(Math.max(0, Duration.between(Instant.now(), end).toMillis()), TimeUnit.MILLISECONDS)) {
            LOG.warnf("Some work on %s was cut off; it will be taken over", table.name());
        }
    }

    private void submit(Runnable before) {
        busy.incrementAndGet();
        threads.execute(() -> {
            try {
                before.run();
                drain();
            } catch (RuntimeException failure) {
                // whoever looks next will find the work still there
                LOG.warnf("The work on %s could not be begun: %s", table.name(), failure.getClass().getSimpleName());
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void drain() {
        for (List<UUID> keys = claim(); !keys.isEmpty(); keys = claim()) {
            doAll(keys);
        }
    }

    private List<UUID> claim() {
        return stopping ? List.of() : leases.claimDue(table, CLAIM);
    }

    private void doAll(List<UUID> keys) {
        for (UUID key : keys) {
            try {
                deed.accept(key);
            } catch (RuntimeException failure) {
                // its lease ends by itself; the others are not to suffer from it
                LOG.errorf(failure, "The work on %s %s failed", table.name(), key);
            }
        }
    }
}
