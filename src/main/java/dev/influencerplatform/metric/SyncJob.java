package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.DueWork;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.credential.AccountConnected;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;

/** Pulls accounts: at their connection, every day, and when their owner asks for it. */
@ApplicationScoped
class SyncJob {

    private final DueWork work;
    private final Clock clock;

    SyncJob(Leases leases, AccountPull pull, MetricSettings settings, Clock clock) {
        this.work = new DueWork(leases, AccountPull.DUE, settings.pullsAtOnce(), pull::pullLeased);
        this.clock = clock;
    }

    void plan(@Observes AccountConnected news) {
        Sync.of(news.credentialId()).request(clock.instant());
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountConnected news) {
        work.begin();
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) SyncRequested news) {
        work.begin();
    }

    @Scheduled(every = "{app.metrics.look-every}", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "pull-accounts")
    void run() throws InterruptedException {
        work.run();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        work.stop();
    }
}
