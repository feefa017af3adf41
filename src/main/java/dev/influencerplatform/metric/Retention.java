package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.BeforeMigration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Drops what a platform does not let be kept any longer (YouTube API Services Developer Policies, III.E.4). */
@ApplicationScoped
class Retention {

    private static final int BATCH = 1000;

    private final MetricRows metrics;
    private final MediaRows media;
    private final MetricSettings settings;

    Retention(MetricRows metrics, MediaRows media, MetricSettings settings) {
        this.metrics = metrics;
        this.media = media;
        this.settings = settings;
    }

    @Scheduled(every = "{app.metrics.drop-every}", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "drop-platform-data")
    void drop() {
        settings.retention().forEach((platform, age) -> {
            all(() -> metrics.drop(platform, age, BATCH) + media.drop(platform, age, BATCH));
            all(() -> metrics.forgetNames(platform, age, BATCH));
        });
    }

    /** Batch by batch, so that no lock is held for long. */
    private static void all(Supplier<Integer> batch) {
        while (QuarkusTransaction.requiringNew().call(batch::get) > 0) {
            // the next one
        }
    }
}
