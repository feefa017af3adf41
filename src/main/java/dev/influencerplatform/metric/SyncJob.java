package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.data.ReportedWork;
import dev.influencerplatform.credential.AccountConnected;
import dev.influencerplatform.credential.PlatformWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Clock;

/** Pulls accounts: at their connection, every day, and when their owner asks for it. */
@ApplicationScoped
class SyncJob implements ReportedWork {

    private final PlatformWork work;
    private final Clock clock;

    SyncJob(Leases leases, AccountPull pull, MetricSettings settings, Clock clock) {
        this.work = new PlatformWork(leases, AccountPull.DUE, settings.pullsAtOnce(), pull::pullLeased);
        this.clock = clock;
    }

    void plan(@Observes AccountConnected news) {
        Sync.of(news.credentialId(), news.platform()).request(clock.instant());
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountConnected news) {
        work.begin(news.platform());
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) SyncRequested news) {
        work.begin(news.platform());
    }

    @Override
    public Queue queue() {
        return new Queue("pull-accounts", AccountPull.DUE, "failures");
    }

    @Scheduled(every = "{app.metrics.look-every}", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "pull-accounts")
    void run() {
        work.run();
    }

    void shutdown(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        work.shutdown();
    }

    void awaitEnd(@Observes ShutdownEvent event) throws InterruptedException {
        work.awaitEnd();
    }
}
