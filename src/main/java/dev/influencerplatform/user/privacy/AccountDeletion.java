package dev.influencerplatform.user.privacy;

import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogRetention;
import dev.influencerplatform.user.Registration;
import dev.influencerplatform.user.Sessions;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.UserView;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * Deletes an account with all that is its own, in one transaction: all of it goes, or nothing. Its rows go first and the
 * account last, as whoever holds one of them may be about to write to the log, for which the account has to be there.
 */
@ApplicationScoped
class AccountDeletion {

    /** Each statement is short, but there may be many of them. */
    private static final int LONGEST_SECONDS = 60;
    private static final int RETRIES = 2;

    private final Sessions sessions;
    private final AccountRows rows;
    private final LogRetention logs;
    private final Mails mails;
    private final ActivityLog log;
    private final Event<AccountDeleted> deleted;
    private final DatabaseFailures databaseFailures;
    private final IfMatch ifMatch;
    /** What others do with the rows at this moment may be in the way once, whatever the order of locks. */
    private final Guard guard;

    AccountDeletion(Sessions sessions, AccountRows rows, LogRetention logs, Mails mails, ActivityLog log,
            Event<AccountDeleted> deleted, DatabaseFailures databaseFailures, IfMatch ifMatch) {
        this.sessions = sessions;
        this.rows = rows;
        this.logs = logs;
        this.mails = mails;
        this.log = log;
        this.deleted = deleted;
        this.databaseFailures = databaseFailures;
        this.ifMatch = ifMatch;
        this.guard = Guard.create().withDescription("delete-account").withRetry().whenException(this::passes)
                .maxRetries(RETRIES).delay(200, ChronoUnit.MILLIS).done().build();
    }

    void delete(UUID userId, UUID sessionId) {
        guard.get(() -> QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> deleteAll(userId, sessionId)),
                Boolean.class);
    }

    private boolean deleteAll(UUID userId, UUID sessionId) {
        User user = User.lock(userId);
        // an instance may go on believing in it for some seconds, which is too long for this
        sessions.requireAlive(sessionId);
        ifMatch.check(UserView.of(user));
        deleted.fire(new AccountDeleted(userId));
        log.appendNow(Activity.success(userId, "delete_account", null));
        sessions.endAll(userId);
        mails.forget(user.email);
        Registration.forget(user.email);
        User.flush();
        rows.deleteAll(userId);
        logs.forget(userId);
        rows.keepOthersOut(userId);
        // what was written to it meanwhile
        logs.forget(userId);
        user.delete();
        User.flush();
        mails.plan(MailKind.ACCOUNT_DELETED, null, user.email, Map.of());
        return true;
    }

    private boolean passes(Throwable failure) {
        return databaseFailures.problemOf(failure).map(ProblemException::type).filter(ProblemType.CONCURRENT_CHANGE::equals)
                .isPresent();
    }
}
