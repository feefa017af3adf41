package dev.influencerplatform.user;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import dev.influencerplatform.user.password.PasswordHasher;
import dev.influencerplatform.user.password.PasswordRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Makes accounts: at once, or when the address has been confirmed. Hashing takes its time, so it happens outside of
 * transactions: nobody holds a database connection while waiting for a place at the hasher.
 */
@ApplicationScoped
public class Registrations {

    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final PublicNames names;
    private final Sessions sessions;
    private final Mails mails;
    private final ActivityLog log;
    private final Event<UserRegistered> registered;
    private final RegistrationSettings settings;
    private final Clock clock;

    Registrations(PasswordHasher hasher, PasswordRules rules, PublicNames names, Sessions sessions, Mails mails,
            ActivityLog log, Event<UserRegistered> registered, RegistrationSettings settings, Clock clock) {
        this.hasher = hasher;
        this.rules = rules;
        this.names = names;
        this.sessions = sessions;
        this.mails = mails;
        this.log = log;
        this.registered = registered;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing when the account begins with the link in a mail; known and unknown addresses cost the same. */
    Optional<TokenAnswer> register(NewUser wish, RoutingContext request) {
        rules.require(wish.password(), "password", Arrays.asList(wish.email(), wish.displayName(), wish.slug()));
        String hash = hasher.hash(wish.password());
        return QuarkusTransaction.requiringNew()
                .call(() -> settings.verifyEmail() ? await(wish, hash) : Optional.of(open(wish, hash, request)));
    }

    private Optional<TokenAnswer> await(NewUser wish, String hash) {
        if (wish.slug() != null) {
            names.requireFree(wish.slug());
        }
        Registration.keep(wish, hash, settings.lifetime(), clock);
        mails.plan(MailKind.VERIFICATION, null, wish.email(), Map.of());
        return Optional.empty();
    }

    private TokenAnswer open(NewUser wish, String hash, RoutingContext request) {
        User user = User.register(wish.email(), hash, wish.timeZone(), wish.currency(), clock);
        User.flush();
        registered.fire(new UserRegistered(user.id, wish.displayName(), wish.slug(), false, user.currency));
        return sessions.open(user, "register", request);
    }

    /** Makes the account whose link was followed; false when the token is not that of a registration. */
    public boolean complete(String token) {
        Optional<Registration> found = Registration.findForUpdate(Sha256.of(token), clock.instant());
        found.ifPresent(awaited -> {
            User user = User.register(awaited.email, awaited.password, awaited.timeZone, awaited.currency, clock);
            user.confirmEmail(clock);
            awaited.delete();
            User.flush();
            registered.fire(new UserRegistered(user.id, awaited.displayName, awaited.slug, true, user.currency));
            log.append(Activity.success(user.id, "register", null));
        });
        return found.isPresent();
    }
}
