package dev.influencerplatform.common.load;

import java.util.concurrent.RejectedExecutionException;
import org.jboss.threads.EnhancedQueueExecutor;

/**
 * Keeps a pool of threads small as long as whatever is given to it begins between one look and the next. When something does
 * not, there is a thread for all that wait, up to what was the pool's maximum. What it takes in at once stays the same: those
 * that are not worked on wait.
 */
final class ThreadGrowth {

    /** So that what comes back every few seconds finds the threads still there. */
    private static final int CALM_LOOKS = 100;

    private final EnhancedQueueExecutor pool;
    private final int few;
    private final int most;
    private final int accepted;
    private volatile boolean waiting;
    private int calm;

    ThreadGrowth(EnhancedQueueExecutor pool, int few) {
        this.pool = pool;
        this.most = pool.getMaximumPoolSize();
        this.few = Math.min(few, most);
        this.accepted = most + pool.getMaximumQueueSize();
        resize(this.few);
    }

    void look() {
        if (waiting) {
            calm = 0;
            resize(Math.min(pool.getPoolSize() + pool.getQueueSize(), most));
            pool.prestartAllCoreThreads();
        } else {
            if (++calm == CALM_LOOKS) {
                resize(few);
            }
            submit();
        }
    }

    private void resize(int threads) {
        pool.setMaximumPoolSize(threads);
        pool.setCorePoolSize(threads);
        pool.setMaximumQueueSize(accepted - threads);
    }

    private void submit() {
        waiting = true;
        try {
            pool.execute(() -> waiting = false);
        } catch (RejectedExecutionException full) {
            // those who wait begin as soon as there are threads for them, which the next look starts
        }
    }
}
