package dev.influencerplatform.user;

import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.password.PasswordHasher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/**
 * Registration, sign-in and change of password. Hashing takes its time, so it happens outside of transactions:
 * nobody holds a database connection while waiting for a place at the hasher.
 */
@ApplicationScoped
class Accounts {

    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final ActivityLog log;
    private final Event<UserRegistered> registered;
    private final IfMatch ifMatch;
    private final Clock clock;

    Accounts(PasswordHasher hasher, Sessions sessions, ActivityLog log, Event<UserRegistered> registered, IfMatch ifMatch,
            Clock clock) {
        this.hasher = hasher;
        this.sessions = sessions;
        this.log = log;
        this.registered = registered;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    TokenAnswer register(NewUser wish, RoutingContext request) {
        String hash = hasher.hash(wish.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            User user = User.register(wish.email(), hash, wish.timeZone(), wish.currency(), clock);
            User.flush();
            registered.fire(new UserRegistered(user.id, wish.displayName(), wish.slug(), user.currency));
            return sessions.open(user, "register", request);
        });
    }

    TokenAnswer signIn(AuthRequests.SignIn attempt, RoutingContext request) {
        User user = QuarkusTransaction.requiringNew().call(() -> User.findByEmail(attempt.email()).orElse(null));
        if (!hasher.matches(attempt.password(), user == null ? null : user.password)) {
            log.appendAlone(Activity.failure(user == null ? null : user.id, "login", "Wrong e-mail address or password."));
            throw UserProblems.INVALID_CREDENTIALS.with("Check both and try again.");
        }
        return QuarkusTransaction.requiringNew().call(() -> sessions.open(unchanged(user), "login", request));
    }

    /** Ends all other sessions: whoever knew the old password is out. */
    void changePassword(UUID userId, UUID currentSessionId, AuthRequests.PasswordChange change) {
        String knownHash = QuarkusTransaction.requiringNew().call(() -> hashOf(userId));
        if (!hasher.matches(change.currentPassword(), knownHash)) {
            log.appendAlone(Activity.failure(userId, "change_password", "The current password was wrong."));
            throw ProblemException.invalid("currentPassword", "is wrong");
        }
        String newHash = hasher.hash(change.newPassword());
        QuarkusTransaction.requiringNew().run(() -> {
            User user = User.lock(userId);
            if (!user.password.equals(knownHash)) {
                throw ProblemException.invalid("currentPassword", "was changed at this moment");
            }
            ifMatch.check(UserView.of(user));
            user.changePassword(newHash, clock);
            sessions.endOthers(userId, currentSessionId);
            log.append(Activity.success(userId, "change_password", null));
        });
    }

    /** Whoever signs in with a password that is being changed comes too late. */
    private static User unchanged(User verified) {
        return User.findForUpdate(verified.id).filter(now -> now.password.equals(verified.password))
                .orElseThrow(() -> UserProblems.INVALID_CREDENTIALS.with("Check both and try again."));
    }

    private static String hashOf(UUID userId) {
        User user = User.findById(userId);
        return user.password;
    }
}
