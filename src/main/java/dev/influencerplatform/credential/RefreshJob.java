package dev.influencerplatform.credential;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.data.ReportedWork;
import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.log.LogStatus;
import dev.influencerplatform.social.Platform;
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
        for (Platform platform : Platform.values()) {
            for (LogStatus outcome : LogStatus.values()) {
                Occurrences.expect(TokenRefresh.COUNTER, "platform", platform.name(), "outcome", outcome.name());
            }
        }
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
