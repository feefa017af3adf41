package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.Backoff;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.credential.Credential;
import dev.influencerplatform.credential.CredentialAccess;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Observation;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Pulls the numbers and the media of one account. What was pulled before something failed stays. */
@ApplicationScoped
class AccountPull {

    static final LeasedTable DUE = new LeasedTable("syncs", "credential_id", "due_at", 5);

    private static final Logger LOG = Logger.getLogger(AccountPull.class);
    private static final String FETCH_METRICS = "fetch_metrics";
    private static final String FETCH_MEDIA = "fetch_media";
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(5), Duration.ofHours(5));
    /** Pages can be empty, or full of what is not for everybody to see, and each of them costs calls. */
    private static final int MOST_PAGES = 60;
    /** With the numbers before it, and each of their metrics asked for alone, within the lease. */
    private static final Duration LONGEST_LISTING = Duration.ofSeconds(45);
    /** A tenth of the time, so that accounts of one day are not all due in one second. */
    private static final double JITTER = 0.1;

    private final CredentialAccess access;
    private final MetricRows metrics;
    private final MediaRows media;
    private final MetricSettings settings;
    private final Leases leases;
    private final ActivityLog log;
    private final Clock clock;

    AccountPull(CredentialAccess access, MetricRows metrics, MediaRows media, MetricSettings settings, Leases leases,
            ActivityLog log, Clock clock) {
        this.access = access;
        this.metrics = metrics;
        this.media = media;
        this.settings = settings;
        this.leases = leases;
        this.log = log;
        this.clock = clock;
    }

    /** The lease is held; what the platform refuses is remembered, not thrown. */
    void pullLeased(UUID id) {
        QuarkusTransaction.requiringNew().call(() -> {
            if (!Credential.hold(id)) {
                return Optional.<Work> empty();
            }
            Credential credential = Credential.findById(id);
            Sync sync = Sync.of(id, credential.platform);
            if (credential.isBroken()) {
                // there is no use in asking, but something may mend it that nobody tells of here
                sync.postpone(clock.instant().plus(settings.interval()));
                Sync.flush();
                leases.release(DUE, id);
                return Optional.<Work> empty();
            }
            return Optional.of(new Work(credential, sync.start(clock.instant(), settings.interval())));
        }).ifPresent(this::pull);
    }

    /** @param listsAll whether all media are to be listed, or the newest alone */
    private record Work(Credential credential, boolean listsAll) {
    }

    /** What is written of an account that was disconnected meanwhile goes with it. */
    private static void whileConnected(UUID id, Runnable deed) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (Credential.hold(id)) {
                deed.run();
            }
        });
    }

    private void pull(Work work) {
        Credential credential = work.credential();
        PlatformException failure = tried(credential, FETCH_METRICS, () -> pullMetrics(credential));
        if (failure == null || failure.failure() == Failure.BAD_OBJECT || failure.failure() == Failure.PERMISSION) {
            PlatformException second = tried(credential, FETCH_MEDIA, () -> pullMedia(work));
            failure = failure == null ? second : failure;
        }
        if (failure == null) {
            access.accept(credential.id);
        }
        finish(work, failure);
    }

    /** One part of a pull; tells what it failed with, or null. */
    private PlatformException tried(Credential credential, String action, Runnable part) {
        try {
            part.run();
            return null;
        } catch (PlatformException failure) {
            return remembered(credential, action, failure);
        } catch (ProblemException gone) {
            return new PlatformException(Failure.REAUTH, "disconnected", "The account was disconnected meanwhile.");
        } catch (RuntimeException fault) {
            // of ours, or an answer that the database cannot keep: tried again like any failure, ever more seldom
            LOG.errorf(fault, "Credential %s: %s failed", credential.id, action);
            return remembered(credential, action,
                    new PlatformException(Failure.RETRY, "internal-error", "What the platform told could not be kept."));
        }
    }

    private PlatformException remembered(Credential credential, String action, PlatformException failure) {
        QuarkusTransaction.requiringNew().run(() -> append(credential,
                Activity.failure(credential.userId, action, failure.getMessage()), Map.of("reason", failure.reason())));
        return failure;
    }

    private void pullMetrics(Credential credential) {
        Observation observation = access.call(credential.id, Connector::observe);
        long unknown = observation.readings().stream().filter(reading -> reading.status() != Reading.Status.ok).count();
        QuarkusTransaction.requiringNew().run(() -> {
            // a connection that was ended meanwhile takes its numbers with it
            if (Credential.rename(credential.id, observation.accountName())) {
                metrics.store(credential.id, observation.readings(), clock.instant());
                append(credential, Activity.success(credential.userId, FETCH_METRICS, null),
                        Map.of("metrics", observation.readings().size(), "unknown", unknown));
            }
        });
    }

    private void pullMedia(Work work) {
        Credential credential = work.credential();
        Instant started = clock.instant();
        int count = 0;
        int pages = 0;
        MediaPage page = new MediaPage(List.of(), null);
        Instant oldest = started;
        do {
            String cursor = page.nextCursor();
            page = access.call(credential.id, (connector, opened) -> connector.media(opened, cursor));
            count += store(credential, page.items());
            oldest = oldestOf(page.items(), oldest);
            pages++;
        } while (work.listsAll() && page.nextCursor() != null && count < settings.mostMedia() && pages < MOST_PAGES
                && clock.instant().isBefore(started.plus(LONGEST_LISTING)));
        finishMedia(credential, started, page.nextCursor() == null ? null : oldest, count);
    }

    private int store(Credential credential, List<MediaItem> items) {
        if (!items.isEmpty()) {
            whileConnected(credential.id, () -> media.store(credential.id, items, clock.instant()));
        }
        return items.size();
    }

    private void finishMedia(Credential credential, Instant started, Instant reachedBackTo, int count) {
        whileConnected(credential.id, () -> {
            media.markRemoved(credential.id, started, reachedBackTo);
            append(credential, Activity.success(credential.userId, FETCH_MEDIA, null), Map.of("media", count));
        });
    }

    private static Instant oldestOf(List<MediaItem> items, Instant until) {
        return items.stream().map(MediaItem::publishedAt).filter(published -> published != null && published.isBefore(until))
                .min(Comparator.naturalOrder()).orElse(until);
    }

    private void finish(Work work, PlatformException failure) {
        UUID id = work.credential().id;
        whileConnected(id, () -> {
            Sync sync = Sync.of(id, work.credential().platform);
            Instant now = clock.instant();
            if (failure == null) {
                sync.succeed(now, now.plus(early(settings.interval())));
                sync.listedAt = work.listsAll() ? now : sync.listedAt;
            } else {
                sync.fail(failure.reason(), now, retryAt(sync.failures, failure));
            }
            Sync.flush();
            leases.release(DUE, id);
        });
    }

    /** When only the person can help, connecting again makes it due. */
    private Instant retryAt(int failures, PlatformException failure) {
        if (failure.failure() == Failure.REAUTH || failure.failure() == Failure.STALE_TOKEN) {
            return clock.instant().plus(settings.interval());
        }
        if (failure.until() != null) {
            // not all at the same second
            return failure.until().plusSeconds(ThreadLocalRandom.current().nextLong(60));
        }
        return clock.instant().plus(BACKOFF.after(failures));
    }

    private static Duration early(Duration time) {
        return time.minusMillis((long) (time.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    private void append(Credential credential, Activity activity, Map<String, Object> answer) {
        log.append(activity.on(LogPlatform.valueOf(credential.platform.name()))
                .with(Map.of("credentialId", credential.id.toString()), answer));
    }
}
