package dev.influencerplatform.credential.revoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.data.Backoff;
import dev.influencerplatform.common.data.BeforeMigration;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.data.ReportedWork;
import dev.influencerplatform.credential.AccountConnected;
import dev.influencerplatform.credential.AccountDisconnected;
import dev.influencerplatform.credential.ConnectionBegun;
import dev.influencerplatform.credential.PlatformWork;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
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
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends grants at the platforms: soon after they were ended here, and again later when a platform does not answer. Until then
 * the tokens are kept, sealed, for this alone.
 */
@ApplicationScoped
class Revocations implements ReportedWork {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final String ACTION = "revoke_token";
    static final LeasedTable DUE = new LeasedTable("revocations", "id", "due_at", 2);
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

    private final PlatformWork work;
    private final Connectors connectors;
    private final Vault vault;
    private final ObjectMapper json;
    private final ActivityLog log;
    private final Clock clock;

    Revocations(Leases leases, Connectors connectors, Vault vault, ObjectMapper json, ActivityLog log, Clock clock) {
        this.work = new PlatformWork(leases, DUE, AT_ONCE, this::revoke);
        this.connectors = connectors;
        this.vault = vault;
        this.json = json;
        this.log = log;
        this.clock = clock;
    }

    void plan(@Observes AccountDisconnected news) throws JsonProcessingException {
        if (news.access() == null) {
            return;
        }
        Revocation revocation = new Revocation();
        revocation.userId = news.userId();
        revocation.platform = news.platform();
        revocation.platformUserId = news.access().platformUserId();
        revocation.loginId = news.access().loginId();
        revocation.createdAt = clock.instant();
        revocation.dueAt = revocation.createdAt;
        // the seal needs the id, and the id the row
        revocation.access = "";
        revocation.persist();
        revocation.access = vault.seal(json.writeValueAsString(news.access()), revocation.place());
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountDisconnected news) {
        work.begin(news.platform());
    }

    /** Whoever consents now would lose it again, if an old grant were ended in between. */
    void holdBack(@Observes ConnectionBegun news) {
        Revocation.postpone(news.userId(), news.platform(), news.until());
    }

    void forget(@Observes AccountConnected news) {
        Revocation.forget(news.platform(), news.platformUserId(), news.loginId());
    }

    @Override
    public Queue queue() {
        return new Queue("revoke-tokens", DUE, "failures");
    }

    @Scheduled(every = "{app.credentials.refresh-every}", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = BeforeMigration.class, identity = "revoke-tokens")
    void run() {
        work.run();
    }

    void shutdown(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        work.shutdown();
    }

    void awaitEnd(@Observes ShutdownEvent event) throws InterruptedException {
        work.awaitEnd();
    }

    private void revoke(UUID id) {
        Revocation revocation = QuarkusTransaction.requiringNew().call(() -> Revocation.findById(id));
        if (revocation == null) {
            return;
        }
        try {
            boolean ended = connectors.of(revocation.platform).revoke(open(revocation));
            finish(revocation, ended ? Activity.success(revocation.userId, ACTION, null)
                    : Activity.failure(revocation.userId, ACTION, "The platform lets nobody but the person end it: in its "
                            + "settings, under apps and websites."));
        } catch (PlatformException failure) {
            remember(revocation, failure);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "Revocation %s failed", id);
            tryAgainLater(revocation, "Something went wrong here.");
        }
    }

    private Access open(Revocation revocation) {
        try {
            return json.readValue(vault.open(revocation.access, revocation.place()), Access.class);
        } catch (JsonProcessingException unknown) {
            // without it as the cause: its message may hold what was sealed
            throw new IllegalStateException("The sealed grant is of another version");
        }
    }

    private void remember(Revocation revocation, PlatformException failure) {
        // what the platform takes no more needs no ending
        if (failure.failure() == Failure.REAUTH || failure.failure() == Failure.STALE_TOKEN) {
            finish(revocation, Activity.success(revocation.userId, ACTION, "The platform had ended it already."));
        } else {
            tryAgainLater(revocation, failure.getMessage());
        }
    }

    /** But not for ever. */
    private void tryAgainLater(Revocation revocation, String message) {
        Activity activity = Activity.failure(revocation.userId, ACTION, message);
        if (revocation.createdAt.isBefore(clock.instant().minus(LONGEST))) {
            finish(revocation, activity);
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            Revocation.update("failures = failures + 1, dueAt = ?1 where id = ?2",
                    clock.instant().plus(BACKOFF.after(revocation.failures)), revocation.id);
            append(revocation, activity);
        });
    }

    private void finish(Revocation revocation, Activity activity) {
        QuarkusTransaction.requiringNew().run(() -> {
            // it may be forgotten by now
            Revocation.delete("id", revocation.id);
            append(revocation, activity);
        });
    }

    private void append(Revocation revocation, Activity activity) {
        // of a deleted account nothing is to be known
        log.append(activity.on(LogPlatform.valueOf(revocation.platform.name())).with(
                revocation.userId == null ? null : Map.of("platformUserId", revocation.platformUserId), null));
    }
}
