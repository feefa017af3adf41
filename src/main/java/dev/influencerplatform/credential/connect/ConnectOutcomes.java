package dev.influencerplatform.credential.connect;

import dev.influencerplatform.credential.Credential;
import dev.influencerplatform.credential.CredentialViews;
import dev.influencerplatform.credential.Credentials;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Login;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/**
 * What comes of a consent: an account that is connected, several to choose from, or a refusal. Each is stored and logged in one
 * transaction, and told to the front end by the address that the browser goes on to.
 */
@ApplicationScoped
class ConnectOutcomes {

    private static final String ACTION = "connect_account";

    private final Credentials credentials;
    private final CredentialViews views;
    private final ConnectionChoices choices;
    private final ActivityLog log;

    ConnectOutcomes(Credentials credentials, CredentialViews views, ConnectionChoices choices, ActivityLog log) {
        this.credentials = credentials;
        this.views = views;
        this.choices = choices;
        this.log = log;
    }

    URI accept(ConnectAttempt attempt, Login login) {
        return QuarkusTransaction.requiringNew().call(() -> login.accounts().size() > 1 ? offer(attempt, login)
                : connect(attempt, login.accounts().get(0)));
    }

    private URI offer(ConnectAttempt attempt, Login login) {
        ConnectionChoice choice = choices.offer(attempt.userId, attempt.platform, login);
        append(attempt, Activity.success(attempt.userId, ACTION, "There are several accounts to choose from."),
                Map.of("choiceId", choice.id.toString()));
        return tell(tell(URI.create(attempt.returnTo), "error", "choice-needed"), "choice", choice.id);
    }

    private URI connect(ConnectAttempt attempt, GrantedAccount account) {
        Credential credential = credentials.connect(attempt.userId, attempt.platform, account);
        append(attempt, Activity.success(attempt.userId, ACTION, null),
                Map.of("credentialId", credential.id.toString(), "scopes", account.scopes()));
        return tell(tell(URI.create(attempt.returnTo), "connected", credential.id), "state",
                views.of(credential).state().word());
    }

    /** @param code stable, kebab-case: what the front end goes by */
    URI refuse(ConnectAttempt attempt, String code, String message) {
        QuarkusTransaction.requiringNew().run(() -> append(attempt, Activity.failure(attempt.userId, ACTION, message),
                Map.of("code", code)));
        return tell(URI.create(attempt.returnTo), "error", code);
    }

    private void append(ConnectAttempt attempt, Activity activity, Map<String, Object> answer) {
        log.append(activity.on(LogPlatform.valueOf(attempt.platform.name())).with(null, answer));
    }

    private static URI tell(URI returnTo, String name, Object value) {
        return ReturnAddresses.with(returnTo, name, value);
    }
}
