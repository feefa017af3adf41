package dev.influencerplatform.user.recovery;

import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.Accounts;
import dev.influencerplatform.user.Sessions;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.attempt.SignInAttempts;
import dev.influencerplatform.user.recovery.OneTimeTokens.Holder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Sets the password of somebody who has forgotten it. It signs nobody in (OWASP Forgot Password Cheat Sheet). */
@ApplicationScoped
class PasswordReset {

    private final OneTimeTokens tokens;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInAttempts attempts;
    private final ActivityLog log;
    private final Clock clock;

    PasswordReset(OneTimeTokens tokens, Accounts accounts, Sessions sessions, SignInAttempts attempts,
            ActivityLog log, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
        this.log = log;
        this.clock = clock;
    }

    /** A password that is refused leaves the link as it was. */
    void reset(RecoveryRequests.Reset wish) {
        UUID userId = QuarkusTransaction.requiringNew().call(() -> tokens.find(wish.token(), Purpose.PASSWORD_RESET))
                .orElseThrow(OneTimeTokens::invalid).userId();
        String hash = accounts.hashOfNew(userId, wish.password(), "password");
        QuarkusTransaction.requiringNew().run(() -> {
            User user = User.lock(userId);
            Holder holder = tokens.redeem(wish.token(), Purpose.PASSWORD_RESET);
            if (!holder.address().equals(user.email)) {
                throw OneTimeTokens.invalid();
            }
            accounts.changePassword(user, hash);
            attempts.forgive(user.email);
            if (user.emailVerifiedAt == null) {
                user.confirmEmail(clock);
            }
            sessions.endAll(userId);
            log.append(Activity.success(userId, "reset_password", null));
        });
    }
}
