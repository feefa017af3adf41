package dev.influencerplatform.metric;

import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.credential.Credential;
import dev.influencerplatform.credential.CredentialProblems;
import dev.influencerplatform.credential.PlatformPauses;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What an owner may see and ask of an account's numbers. */
@ApplicationScoped
class Metrics {

    private static final ProblemType COOLING_DOWN = new ProblemType("sync-cooling-down", 429,
            "The account was pulled a moment ago");

    private final MetricRows rows;
    private final MetricSettings settings;
    private final LogSubject subject;
    private final PlatformPauses pauses;
    private final Event<SyncRequested> requested;
    private final Clock clock;

    Metrics(MetricRows rows, MetricSettings settings, LogSubject subject, PlatformPauses pauses,
            Event<SyncRequested> requested, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.subject = subject;
        this.pauses = pauses;
        this.requested = requested;
        this.clock = clock;
    }

    Credential own(UUID id, UUID userId) {
        return Credential.findOwned(id, userId).orElseThrow(ProblemException::notFound);
    }

    MetricsView find(UUID id, UUID userId, MetricRange asked) {
        MetricRange range = asked.checked(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Credential credential = own(id, userId);
        Duration retention = settings.retention().get(credential.platform);
        return new MetricsView(rows.current(id), rows.history(id, range),
                SyncView.of(Sync.find(id).orElseGet(Sync::new), credential),
                retention == null ? null : retention.toDays());
    }

    Page<MediaView> listMedia(MediaFilter filter, PageRequest page) {
        return MediaEntry.list(filter, page).map(MediaView::of);
    }

    SyncView requestSync(UUID id, UUID userId) {
        Credential credential = own(id, userId);
        subject.isOn(LogPlatform.valueOf(credential.platform.name()));
        if (credential.isBroken()) {
            throw CredentialProblems.needsReauth();
        }
        if (!Credential.hold(id)) {
            throw ProblemException.notFound();
        }
        Sync sync = Sync.of(id, credential.platform);
        if (sync.state() == Sync.State.QUEUED || sync.state() == Sync.State.RUNNING) {
            return SyncView.of(sync, credential);
        }
        Instant now = clock.instant();
        wait(sync, credential, now).ifPresent(wait -> {
            throw COOLING_DOWN.with("Ask again later.").retryAfter(wait);
        });
        sync.request(now);
        requested.fire(new SyncRequested(id, credential.platform));
        return SyncView.of(sync, credential);
    }

    /** How long until another pull makes sense: after the last one, and while the platform wants to be left alone. */
    private Optional<Duration> wait(Sync sync, Credential credential, Instant now) {
        PlatformPauses.Pause pause = pauses.current().get(credential.platform);
        Instant from = Stream.of(sync.finishedAt.plus(settings.coolDown()), credential.throttledUntil,
                pause == null ? null : pause.until()).filter(Objects::nonNull).max(Comparator.naturalOrder()).get();
        return from.isAfter(now) ? Optional.of(Duration.between(now, from)) : Optional.empty();
    }
}
