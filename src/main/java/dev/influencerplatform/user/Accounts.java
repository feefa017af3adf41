package dev.influencerplatform.user;

import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.http.RequestFacts;
import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.attempt.SignInAttempts;
import dev.influencerplatform.user.attempt.SignInAttempts.Attempt;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import dev.influencerplatform.user.password.PasswordHasher;
import dev.influencerplatform.user.password.PasswordHasher.Hashing;
import dev.influencerplatform.user.password.PasswordRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sign-in and everything else that asks for the password. Hashing takes its time, so it happens outside of transactions; and
 * only who has a place at the hasher asks the database anything, so that a flood of sign-ins costs next to nothing.
 */
@ApplicationScoped
public class Accounts {

    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final PublicNames names;
    private final SignInAttempts attempts;
    private final Sessions sessions;
    private final Mails mails;
    private final ActivityLog log;
    private final Event<PasswordChanged> changed;
    private final RegistrationSettings registration;
    private final IfMatch ifMatch;
    private final Clock clock;

    Accounts(PasswordHasher hasher, PasswordRules rules, PublicNames names, SignInAttempts attempts, Sessions sessions,
            Mails mails, ActivityLog log, Event<PasswordChanged> changed, RegistrationSettings registration, IfMatch ifMatch,
            Clock clock) {
        this.hasher = hasher;
        this.rules = rules;
        this.names = names;
        this.attempts = attempts;
        this.sessions = sessions;
        this.mails = mails;
        this.log = log;
        this.changed = changed;
        this.registration = registration;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    /** A password that was right, with what the attempt at it was counted as. */
    private record Verified(UUID userId, String hash, String strongerHash, Attempt attempt) {
    }

    TokenAnswer signIn(AuthRequests.SignIn wish, RoutingContext request) {
        String outcome = "failed";
        try {
            TokenAnswer tokens = open(wish, request);
            outcome = "ok";
            return tokens;
        } catch (ProblemException refused) {
            outcome = refused.type().code();
            throw refused;
        } finally {
            Occurrences.count("sign.ins", "outcome", outcome);
        }
    }

    private TokenAnswer open(AuthRequests.SignIn wish, RoutingContext request) {
        String email = User.canonical(wish.email());
        String client = RequestFacts.clientAddress(request);
        Verified verified = hasher.inTurn(hashing -> verify(hashing, email, wish.password(), client));
        return QuarkusTransaction.requiringNew().call(() -> {
            User user = unchanged(verified);
            attempts.succeed(verified.attempt());
            if (verified.strongerHash() != null) {
                user.keepPassword(verified.strongerHash());
            }
            return sessions.open(user, "login", request);
        });
    }

    private Verified verify(Hashing hashing, String email, String password, String client) {
        User.Candidate candidate = QuarkusTransaction.requiringNew()
                .call(() -> User.findCandidate(email, client).orElse(User.Candidate.NOBODY));
        Attempt attempt = attempts.begin(email, client, candidate.known());
        if (!hashing.matches(password, candidate.password())) {
            log.appendAlone(Activity.failure(candidate.id(), "login", "Wrong e-mail address or password."));
            throw UserProblems.INVALID_CREDENTIALS.with("Check both and try again.");
        }
        return new Verified(candidate.id(), candidate.password(),
                hashing.isOutdated(candidate.password()) ? hashing.hash(password) : null, attempt);
    }

    /** Whoever signs in with a password that is being changed comes too late. */
    private User unchanged(Verified verified) {
        User user = User.findForUpdate(verified.userId()).filter(now -> now.password.equals(verified.hash()))
                .orElseThrow(() -> UserProblems.INVALID_CREDENTIALS.with("Check both and try again."));
        // what follows is told only to who knows the password
        if (user.isLocked()) {
            throw UserProblems.ACCOUNT_LOCKED.with("An operator has locked it. Ask those who run this platform.");
        }
        if (registration.verifyEmail() && user.emailVerifiedAt == null) {
            // the mail goes out by a transaction of its own, as this one ends here
            QuarkusTransaction.requiringNew().run(() -> mails.plan(MailKind.VERIFICATION, user.id, user.email, Map.of()));
            throw UserProblems.EMAIL_NOT_VERIFIED.with("Follow the link in the mail that was just sent to your address.");
        }
        return user;
    }

    /**
     * Asks for the password of somebody who is signed in, in transactions of its own.
     *
     * @param field the one of the request that holds it
     * @param action what it is for, in the log
     * @return the hash that it fits
     */
    public String requirePassword(UUID userId, String password, String field, String action, RoutingContext request) {
        User user = QuarkusTransaction.requiringNew()
                .call(() -> User.<User> findByIdOptional(userId).orElseThrow(ProblemException::notFound));
        return hasher.inTurn(hashing -> {
            Attempt attempt = attempts.begin(user.email, RequestFacts.clientAddress(request), true);
            if (!hashing.matches(password, user.password)) {
                log.appendAlone(Activity.failure(userId, action, "The password was wrong."));
                throw ProblemException.invalid(field, "is wrong");
            }
            QuarkusTransaction.requiringNew().run(() -> attempts.succeed(attempt));
            return user.password;
        });
    }

    /** Ends all other sessions: whoever knew the old password is out. */
    void changePassword(UUID userId, UUID currentSessionId, AuthRequests.PasswordChange change, RoutingContext request) {
        String knownHash = requirePassword(userId, change.currentPassword(), "currentPassword", "change_password", request);
        String newHash = hashOfNew(userId, change.newPassword(), "newPassword");
        QuarkusTransaction.requiringNew().run(() -> {
            User user = User.lock(userId);
            if (!user.password.equals(knownHash)) {
                throw ProblemException.invalid("currentPassword", "was changed at this moment");
            }
            ifMatch.check(UserView.of(user));
            changePassword(user, newHash);
            sessions.endOthers(userId, currentSessionId);
            log.append(Activity.success(userId, "change_password", null));
        });
    }

    /** The hash of a password that the account may take. */
    public String hashOfNew(UUID userId, String password, String field) {
        List<String> known = QuarkusTransaction.requiringNew().call(() -> {
            List<String> words = new ArrayList<>(names.of(userId));
            User.<User> findByIdOptional(userId).ifPresent(user -> words.add(user.email));
            return words;
        });
        rules.require(password, field, known);
        return hasher.hash(password);
    }

    /** Of a locked account; its owner is told. */
    public void changePassword(User user, String hash) {
        user.changePassword(hash, clock);
        mails.forget(MailKind.EMAIL_CHANGE, user.id);
        changed.fire(new PasswordChanged(user.id));
        mails.plan(MailKind.PASSWORD_CHANGED, user.id, user.email, Map.of());
    }
}
