package dev.influencerplatform.credential;

import dev.influencerplatform.common.crypto.UnreadableSecretException;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogSubject;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.privacy.AccountDeleted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Connects, refreshes at a person's wish, and disconnects. */
@ApplicationScoped
public class Credentials {

    private static final Logger LOG = Logger.getLogger(Credentials.class);
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);

    private final Connectors connectors;
    private final Vault vault;
    private final TokenRefresh refresh;
    private final PlatformTurns turns;
    private final CredentialProblems problems;
    private final LogSubject subject;
    private final Event<AccountConnected> connected;
    private final Event<AccountDisconnected> disconnected;
    private final Clock clock;

    Credentials(Connectors connectors, Vault vault, TokenRefresh refresh, PlatformTurns turns, CredentialProblems problems,
            LogSubject subject, Event<AccountConnected> connected, Event<AccountDisconnected> disconnected, Clock clock) {
        this.connectors = connectors;
        this.vault = vault;
        this.refresh = refresh;
        this.turns = turns;
        this.problems = problems;
        this.subject = subject;
        this.connected = connected;
        this.disconnected = disconnected;
        this.clock = clock;
    }

    /** The same account of the same user keeps its row; what is another user's stays theirs. */
    public Credential connect(UUID userId, Platform platform, GrantedAccount account) {
        User.lock(userId);
        Instant now = clock.instant();
        Credential row = Credential.findAccountForUpdate(platform, account.platformUserId())
                .orElseGet(() -> Credential.of(userId, platform, account, now));
        if (!row.userId.equals(userId)) {
            throw CredentialProblems.accountTaken();
        }
        row.connect(account, SealedTokens.of(account.tokens(), row, vault), refresh.refreshDue(row, account.tokens()), now);
        Credential.flush();
        connected.fire(new AccountConnected(row.id, userId, platform, row.platformUserId, row.loginId));
        return row;
    }

    Credential refresh(UUID id, UUID userId) {
        Credential credential = find(id, userId);
        subject.isOn(LogPlatform.valueOf(credential.platform.name()));
        if (credential.isBroken()) {
            throw CredentialProblems.needsReauth();
        }
        if (isFresh(credential)) {
            return credential;
        }
        try {
            turns.take(credential.platform, () -> refresh.renewed(id, credential.accessToken));
        } catch (PlatformException failure) {
            throw problems.of(failure);
        }
        return find(id, userId);
    }

    private boolean isFresh(Credential credential) {
        Instant now = clock.instant();
        return credential.tokenIssuedAt.isAfter(now.minus(BETWEEN_REFRESHES))
                || connectors.of(credential.platform).refreshableFrom(credential.tokenIssuedAt).isAfter(now);
    }

    /**
     * Before the account's row goes, as whoever refreshes or pulls has a connection first and its owner second; one by one, so
     * that each grant is ended.
     */
    void disconnectAll(@Observes AccountDeleted news) {
        Credential.listForUpdate(news.userId()).forEach(credential -> {
            end(credential);
            Credential.flush();
        });
    }

    void disconnect(Credential credential) {
        subject.isOn(LogPlatform.valueOf(credential.platform.name()));
        end(credential);
    }

    private void end(Credential credential) {
        Access access = credential.sharesItsLogin() ? null : open(credential);
        disconnected.fire(new AccountDisconnected(credential.userId, credential.platform, access));
        credential.delete();
    }

    private Access open(Credential credential) {
        try {
            return SealedTokens.open(credential, vault);
        } catch (UnreadableSecretException moved) {
            LOG.errorf("Credential %s: %s", credential.id, moved.getMessage());
            return null;
        }
    }

    private static Credential find(UUID id, UUID userId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Credential.findOwned(id, userId).orElseThrow(ProblemException::notFound));
    }
}
