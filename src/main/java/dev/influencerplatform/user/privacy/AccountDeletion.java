package dev.influencerplatform.user.privacy;

import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogRetention;
import dev.influencerplatform.user.Registration;
import dev.influencerplatform.user.Sessions;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.UUID;

/** Deletes an account with all that is its own, in one transaction: all of it goes, or nothing. */
@ApplicationScoped
class AccountDeletion {

    /** Each statement is short, but there may be many of them. */
    private static final int LONGEST_SECONDS = 60;

    private final Sessions sessions;
    private final LogRetention logs;
    private final Mails mails;
    private final ActivityLog log;
    private final Event<AccountDeleted> deleted;

    AccountDeletion(Sessions sessions, LogRetention logs, Mails mails, ActivityLog log, Event<AccountDeleted> deleted) {
        this.sessions = sessions;
        this.logs = logs;
        this.mails = mails;
        this.log = log;
        this.deleted = deleted;
    }

    void delete(UUID userId) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
            User user = User.lock(userId);
            deleted.fire(new AccountDeleted(userId));
            log.append(Activity.success(userId, "delete_account", null));
            sessions.endAll(userId);
            User.flush();
            logs.forget(userId);
            mails.forget(user.email);
            Registration.forget(user.email);
            user.delete();
            User.flush();
            mails.plan(MailKind.ACCOUNT_DELETED, null, user.email, Map.of());
        });
    }
}
