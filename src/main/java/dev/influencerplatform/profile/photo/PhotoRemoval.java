package dev.influencerplatform.profile.photo;

import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.DueWork;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.storage.FileStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Removes the files of photos that no profile shows: soon after one was replaced or deleted, and in time those of uploads that
 * died and of accounts that are gone.
 */
@ApplicationScoped
class PhotoRemoval {

    private static final Logger LOG = Logger.getLogger(PhotoRemoval.class);
    private static final LeasedTable DUE = new LeasedTable("photo_files", "id", "due_at", 2).where("profile_id IS NULL");
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final DueWork work;
    private final FileStore store;
    private final Clock clock;

    PhotoRemoval(Leases leases, FileStore store, Clock clock) {
        this.work = new DueWork(leases, DUE, 1, this::remove);
        this.store = store;
        this.clock = clock;
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) PhotoRemoved news) {
        work.begin();
    }

    void begin() {
        work.begin();
    }

    @Scheduled(every = "{app.photos.sweep-every}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "remove-photos")
    void run() {
        work.run();
    }

    void shutdown(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        work.shutdown();
    }

    void awaitEnd(@Observes ShutdownEvent event) throws InterruptedException {
        work.awaitEnd(Instant.now().plus(DueWork.TIME_TO_FINISH));
    }

    private void remove(UUID id) {
        try {
            for (PhotoSize size : PhotoSize.values()) {
                store.delete(size.fileOf(id));
            }
            QuarkusTransaction.requiringNew().run(() -> PhotoFile.forget(id));
        } catch (ProblemException storeGone) {
            LOG.debugf("The photo %s is removed later", id);
            QuarkusTransaction.requiringNew().run(() -> PhotoFile.postpone(id, clock.instant().plus(PAUSE)));
        }
    }
}
