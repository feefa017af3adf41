package dev.influencerplatform.common.load;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.threads.EnhancedQueueExecutor;

/**
 * Has requests answered by about as many threads as there are connections to the database: more of them only take the
 * processors from each other. When those are held up (by a platform, a lock, a database that hangs), others take over.
 */
@ApplicationScoped
public class WorkerThreads {

    /** For requests that need no connection, or not yet. */
    private static final int BESIDES_CONNECTIONS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final int few;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "worker-threads");
        thread.setDaemon(true);
        return thread;
    });

    WorkerThreads(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.few = connections + BESIDES_CONNECTIONS;
    }

    void start(@Observes StartupEvent event) {
        // in dev mode it is another kind, which outlives this instance
        if (ExecutorRecorder.getCurrent() instanceof EnhancedQueueExecutor pool) {
            ThreadGrowth growth = new ThreadGrowth(pool, few);
            thread.scheduleWithFixedDelay(growth::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
