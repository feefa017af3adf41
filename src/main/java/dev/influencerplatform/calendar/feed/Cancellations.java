package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.schedule.EntryDeleted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Remembers for feeds what was deleted, and forgets it after its time. */
@ApplicationScoped
class Cancellations {

    private static final int SWEEP = 1000;

    private final FeedSettings settings;
    private final Clock clock;

    Cancellations(FeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void remember(@Observes EntryDeleted news) {
        CancelledEntry.remember(news, clock);
    }

    @Scheduled(every = "6h", delayed = "5m", identity = "sweep-cancelled-entries")
    void forget() {
        while (QuarkusTransaction.requiringNew()
                .call(() -> CancelledEntry.forget(clock.instant().minus(settings.cancelledFor()), SWEEP)) > 0) {
            // batch by batch, so that no lock is held for long
        }
    }
}
