package dev.influencerplatform.credential;

import dev.influencerplatform.common.crypto.UnreadableSecretException;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.data.Backoff;
import dev.influencerplatform.common.data.LeasedTable;
import dev.influencerplatform.common.data.Leases;
import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Renews the tokens of one credential: once, however many ask. A token that others have renewed meanwhile is left alone, a
 * verdict on one that is no longer the current one counts for nothing, and only a definite refusal breaks the connection.
 */
@ApplicationScoped
public class TokenRefresh {

    static final String COUNTER = "token.refreshes";
    static final LeasedTable DUE = new LeasedTable("credentials", "id", "refresh_due_at", 2);

    private static final Logger LOG = Logger.getLogger(TokenRefresh.class);
    private static final String ACTION = "refresh_token";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 100;
    private static final int MOST_ATTEMPTS_TO_KEEP = 5;
    private static final int BETWEEN_ATTEMPTS_MILLIS = 2000;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30));
    /** A tenth of the time, so that tokens of one day are not all due in one second. */
    private static final double JITTER = 0.1;

    private final Connectors connectors;
    private final Vault vault;
    private final PlatformPauses pauses;
    private final Leases leases;
    private final ActivityLog log;
    private final Clock clock;

    TokenRefresh(Connectors connectors, Vault vault, PlatformPauses pauses, Leases leases, ActivityLog log, Clock clock) {
        this.connectors = connectors;
        this.pauses = pauses;
        this.vault = vault;
        this.leases = leases;
        this.log = log;
        this.clock = clock;
    }

    /** Renews a credential whose lease the caller has; what the platform answers is remembered, not thrown. */
    void renewLeased(UUID id) {
        try {
            renew(openLeased(id));
        } catch (PlatformException remembered) {
            LOG.debugf("Credential %s: %s", id, remembered.reason());
        } catch (ProblemException gone) {
            LOG.debugf("Credential %s is gone", id);
        }
    }

    /**
     * The credential with another token than the one that was found wanting: whoever is renewing it already is waited for.
     *
     * @param stale the sealed token that was found wanting
     * @throws PlatformException when the platform would not renew it
     */
    OpenedCredential renewed(UUID id, String stale) {
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (clock.instant().isBefore(end)) {
            OpenedCredential current = open(id);
            if (!current.seal().equals(stale)) {
                return current;
            }
            requireNoPause(current);
            if (leases.take(DUE, id)) {
                // between the look and the lease, its holder before may have finished
                OpenedCredential leased = openLeased(id);
                if (leased.seal().equals(stale)) {
                    renew(leased);
                } else {
                    settle(id, leased.seal(), credential -> {
                    });
                }
                return open(id);
            }
            pause(POLL_MILLIS);
        }
        throw new PlatformException(Failure.RETRY, "refresh-busy", "The token is being refreshed; it takes long.");
    }

    /** Ends the lease when it cannot be opened. */
    private OpenedCredential openLeased(UUID id) {
        try {
            return open(id);
        } catch (PlatformException refused) {
            settle(id, null, Credential::restWhileBroken);
            throw refused;
        }
    }

    /** Reads and unseals. A seal that was changed or moved will never open again; one whose key is missing here may. */
    OpenedCredential open(UUID id) {
        Credential row = QuarkusTransaction.requiringNew()
                .call(() -> Credential.<Credential> findByIdOptional(id).orElseThrow(ProblemException::notFound));
        if (row.isBroken()) {
            throw new PlatformException(Failure.REAUTH, row.brokenReason, "The platform takes the token no more.");
        }
        try {
            return new OpenedCredential(row.id, row.userId, row.platform, row.accessToken, SealedTokens.open(row, vault));
        } catch (UnreadableSecretException unreadable) {
            LOG.errorf("Credential %s: %s", id, unreadable.getMessage());
            PlatformException failure = new PlatformException(
                    unreadable.isKeyMissing() ? Failure.CONFIGURATION : Failure.REAUTH, "token-unreadable",
                    "The token cannot be read here.");
            QuarkusTransaction.requiringNew().run(() -> Credential.findForUpdate(id)
                    .filter(now -> now.accessToken.equals(row.accessToken)).ifPresent(now -> remember(now, failure)));
            throw failure;
        }
    }

    private void renew(OpenedCredential credential) {
        try {
            requireNoPause(credential);
            keep(credential, connectors.of(credential.platform()).refresh(credential.access()));
        } catch (PlatformException failure) {
            throw settled(credential, failure);
        } catch (ProblemException gone) {
            throw gone;
        } catch (RuntimeException fault) {
            // of ours, or an answer that the database cannot keep: tried again like any failure, ever more seldom
            LOG.errorf(fault, "%s: refreshing failed", credential);
            throw settled(credential, new PlatformException(Failure.RETRY, "internal-error",
                    "What the platform told could not be kept."));
        }
    }

    private PlatformException settled(OpenedCredential credential, PlatformException failure) {
        settle(credential.id(), credential.seal(), row -> remember(row, failure));
        return failure;
    }

    private void requireNoPause(OpenedCredential credential) {
        if (connectors.of(credential.platform()).countsRefreshes()) {
            pauses.requireNone(credential.id());
        }
    }

    /** The platform may have voided the token before: so the new one is not given up when the database stumbles. */
    private void keep(OpenedCredential credential, GrantedTokens granted) {
        for (int attempt = 1;; attempt++) {
            try {
                settle(credential.id(), credential.seal(), row -> store(row, granted));
                return;
            } catch (RuntimeException failure) {
                if (attempt == MOST_ATTEMPTS_TO_KEEP) {
                    throw failure;
                }
                LOG.warnf("Credential %s: its new token could not be stored, trying again", credential.id());
                pause(BETWEEN_ATTEMPTS_MILLIS);
            }
        }
    }

    private void store(Credential row, GrantedTokens granted) {
        Instant now = clock.instant();
        Tokens tokens = granted.tokens();
        row.refresh(granted, SealedTokens.of(tokens, row, vault), refreshDue(row, tokens), now);
        Map<String, Object> answer = new HashMap<>();
        answer.put("expiresAt", tokens.expiresAt() == null ? null : tokens.expiresAt().toString());
        append(row, Activity.success(row.userId, ACTION, null), answer);
    }

    private void remember(Credential row, PlatformException failure) {
        if (failure.failure() == Failure.REAUTH || failure.failure() == Failure.STALE_TOKEN) {
            row.breakDown(failure.reason(), clock.instant());
        } else {
            row.postponeRefresh(retryAt(row.refreshFailures, failure));
        }
        if (failure.failure() == Failure.PERMISSION) {
            row.refuse(failure.reason(), clock.instant());
        }
        append(row, Activity.failure(row.userId, ACTION, failure.getMessage()),
                Map.of("reason", failure.reason(), "state", row.isBroken() ? "needs-reauth" : "unchanged"));
    }

    private void append(Credential row, Activity activity, Map<String, Object> answer) {
        Occurrences.count(COUNTER, "platform", row.platform.name(), "outcome", activity.status().name());
        log.append(activity.on(LogPlatform.valueOf(row.platform.name()))
                .with(Map.of("credentialId", row.id.toString()), answer));
    }

    /** Ends the lease; and does what is to be done, unless the token has changed meanwhile. */
    private void settle(UUID id, String seal, Consumer<Credential> deed) {
        QuarkusTransaction.requiringNew().run(() -> Credential.findForUpdate(id).ifPresent(row -> {
            if (seal == null || row.accessToken.equals(seal)) {
                deed.accept(row);
            }
            Credential.flush();
            leases.release(DUE, id);
        }));
    }

    /** When the platform's rule says so, a little earlier for some; null when there is nothing to renew. */
    Instant refreshDue(Credential row, Tokens tokens) {
        Instant due = connectors.of(row.platform).refreshDue(tokens);
        Instant now = clock.instant();
        if (due == null || !due.isAfter(now)) {
            return due;
        }
        long early = (long) (Duration.between(now, due).toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
        return due.minusMillis(early);
    }

    private Instant retryAt(int failures, PlatformException failure) {
        return failure.until() != null ? failure.until() : clock.instant().plus(BACKOFF.after(failures));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Failure.RETRY, "refresh-busy", "The token was being refreshed at shutdown.");
        }
    }
}
