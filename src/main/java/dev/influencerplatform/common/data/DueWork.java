package dev.influencerplatform.common.data;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Does what is due in a table, with some threads; any number of instances share the work, and take over what one leaves. */
public final class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);
    /** What waits behind another piece of work would lose its lease before it is begun. */
    private static final int CLAIM = 1;
    private static final int SECONDS_TO_FINISH = 15;

    private final Leases leases;
    private final LeasedTable table;
    private final int workers;
    private final Consumer<UUID> deed;
    private final ExecutorService threads;
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

    /** Goes on until nothing is due. */
    public void run() throws InterruptedException {
        List<UUID> first = claim();
        if (!first.isEmpty()) {
            threads.invokeAll(IntStream.range(0, workers).mapToObj(i -> Executors.callable(() -> {
                doAll(i == 0 ? first : List.of());
                drain();
            })).toList());
        }
    }

    /** There is something now: no need to wait until somebody looks. */
    public void begin() {
        // one that has not begun yet will see this work, too
        if (!stopping && waiting.compareAndSet(false, true)) {
            try {
                threads.execute(this::drainSoon);
            } catch (RejectedExecutionException stopped) {
                LOG.debugf("The work on %s is left to other instances", table.name());
            }
        }
    }

    /** Begins nothing more, and waits for what is under way. */
    public void stop() throws InterruptedException {
        stopping = true;
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
            LOG.warnf("Some work on %s was cut off; it will be taken over", table.name());
        }
    }

    private void drainSoon() {
        waiting.set(false);
        try {
            drain();
        } catch (RuntimeException failure) {
            // whoever looks next will find the work still there
            LOG.warnf("The work on %s could not be begun: %s", table.name(), failure.getClass().getSimpleName());
        }
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
