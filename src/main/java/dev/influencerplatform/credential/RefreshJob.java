package dev.influencerplatform.credential;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.data.ReportedWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Refreshes tokens before they lapse. */
@ApplicationScoped
class RefreshJob implements ReportedWork {

    private final PlatformWork work;

    RefreshJob(Leases leases, TokenRefresh refresh, CredentialSettings settings) {
        this.work = new PlatformWork(leases, TokenRefresh.DUE, settings.refreshesAtOnce(), refresh::renewLeased);
    }

    @Override
    public Queue queue() {
        return new Queue("refresh-tokens", TokenRefresh.DUE, "refresh_failures");
    }

    @Scheduled(every = "{app.credentials.refresh-every}", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "refresh-tokens")
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
