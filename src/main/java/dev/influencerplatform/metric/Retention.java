package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.BeforeMigration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

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
            while (QuarkusTransaction.requiringNew()
                    .call(() -> metrics.drop(platform, age, BATCH) + media.drop(platform, age, BATCH)) > 0) {
                // batch by batch, so that no lock is held for long
            }
        });
    }
}
