package dev.influencerplatform.user.recovery;

import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.Registrations;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import dev.influencerplatform.user.recovery.OneTimeTokens.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Confirms that an address is somebody's own: that of a new account, or another one that an account is to have. */
@ApplicationScoped
class EmailConfirmation {

    private final OneTimeTokens tokens;
    private final Registrations registrations;
    private final Mails mails;
    private final ActivityLog log;
    private final Clock clock;

    EmailConfirmation(OneTimeTokens tokens, Registrations registrations, Mails mails, ActivityLog log, Clock clock) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.mails = mails;
        this.log = log;
        this.clock = clock;
    }

    void verify(String token) {
        if (!registrations.complete(token)) {
            User user = holderOf(token, Purpose.VERIFICATION);
            Holder holder = tokens.redeem(token, Purpose.VERIFICATION);
            if (!holder.address().equals(user.email)) {
                throw OneTimeTokens.invalid();
            }
            user.confirmEmail(clock);
            log.append(Activity.success(user.id, "verify_email", null));
        }
    }

    /** The link goes to the new address, a warning to the present one. */
    void requestChange(UUID userId, String newEmail) {
        User user = User.lock(userId);
        if (user.email.equals(newEmail)) {
            throw ProblemException.invalid("newEmail", "is the address of the account already");
        }
        mails.plan(MailKind.EMAIL_CHANGE, userId, newEmail, Map.of());
        mails.plan(MailKind.EMAIL_CHANGE_REQUESTED, userId, user.email, Map.of());
        log.append(Activity.success(userId, "request_email_change", null));
    }

    /** Links that were sent to the former address are void. */
    void change(String token) {
        User user = holderOf(token, Purpose.EMAIL_CHANGE);
        Holder holder = tokens.redeem(token, Purpose.EMAIL_CHANGE);
        String former = user.email;
        user.changeEmail(holder.address(), clock);
        User.flush();
        tokens.forget(user.id);
        mails.plan(MailKind.EMAIL_CHANGED, user.id, former, Map.of());
        log.append(Activity.success(user.id, "change_email", null));
    }

    /** Locked before the token, as all that hangs on an account. */
    private User holderOf(String token, Purpose purpose) {
        return User.lock(tokens.find(token, purpose).orElseThrow(OneTimeTokens::invalid).userId());
    }
}
