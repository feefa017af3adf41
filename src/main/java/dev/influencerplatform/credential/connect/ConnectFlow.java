package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import dev.influencerplatform.credential.Credential;
import dev.influencerplatform.credential.CredentialProblems;
import dev.influencerplatform.credential.CredentialSettings;
import dev.influencerplatform.credential.CredentialViews;
import dev.influencerplatform.credential.Credentials;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends people to a platform for consent, and takes them in again: the authorization code grant (RFC 6749, section 4.1) with
 * the precautions of RFC 9700. Whatever comes back, a state is used up by it, and nothing is half stored.
 */
@ApplicationScoped
class ConnectFlow {

    private static final ProblemType STATE_UNKNOWN = new ProblemType("state-unknown", 400,
            "Nobody was sent to the platform with this state");
    private static final String ACTION = "connect_account";
    private static final int LONGEST_CODE = 2048;

    private final Connectors connectors;
    private final Credentials credentials;
    private final CredentialViews views;
    private final ConnectionChoices choices;
    private final ReturnAddresses addresses;
    private final CredentialSettings settings;
    private final Vault vault;
    private final DatabaseFailures databaseFailures;
    private final ActivityLog log;
    private final Clock clock;
    private final String publicApiUrl;

    ConnectFlow(Connectors connectors, Credentials credentials, CredentialViews views, ConnectionChoices choices,
            ReturnAddresses addresses, CredentialSettings settings, Vault vault, DatabaseFailures databaseFailures,
            ActivityLog log, Clock clock, @ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.connectors = connectors;
        this.credentials = credentials;
        this.views = views;
        this.choices = choices;
        this.addresses = addresses;
        this.settings = settings;
        this.vault = vault;
        this.databaseFailures = databaseFailures;
        this.log = log;
        this.clock = clock;
        this.publicApiUrl = publicApiUrl;
    }

    /** What a platform sends back with the browser: a code, or why there is none. */
    record Return(String state, String code, String error) {
    }

    Authorization begin(UUID userId, Platform platform, String redirectTo) {
        URI returnTo = addresses.check(redirectTo);
        Connector connector = connectors.of(platform);
        if (!connector.isConfigured()) {
            throw CredentialProblems.NOT_CONFIGURED.with("The operator has set up no app at %s.", platform);
        }
        String state = RandomToken.next();
        String verifier = connector.challengesCodes() ? RandomToken.next() : null;
        ConnectAttempt attempt = attempt(userId, platform, returnTo, state);
        attempt.codeVerifier = verifier == null ? null : vault.seal(verifier, attempt.place());
        String challenge = verifier == null ? null
                : Base64.getUrlEncoder().withoutPadding()
                        .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
        return new Authorization(
                connector.authorizationUrl(new AuthorizationRequest(state, challenge, redirectUri(platform))),
                attempt.expiresAt);
    }

    private ConnectAttempt attempt(UUID userId, Platform platform, URI returnTo, String state) {
        ConnectAttempt attempt = new ConnectAttempt();
        attempt.userId = userId;
        attempt.platform = platform;
        attempt.stateHash = Sha256.of(state);
        attempt.returnTo = returnTo.toString();
        attempt.createdAt = clock.instant();
        attempt.expiresAt = attempt.createdAt.plus(settings.consentTime());
        attempt.persist();
        return attempt;
    }

    /** Tells where the browser goes now. */
    URI finish(Platform platform, Return answer) {
        Arrival arrival = useUp(platform, answer.state());
        URI returnTo = URI.create(arrival.attempt().returnTo);
        try {
            if (arrival.refusal() != null) {
                throw new ConnectException(arrival.refusal(), "The state was used before, or came too late.");
            }
            Login login = connectors.of(platform).exchange(exchangeOf(arrival.attempt(), answer));
            return QuarkusTransaction.requiringNew().call(() -> store(arrival.attempt(), login, returnTo));
        } catch (ConnectException | PlatformException refused) {
            String code = refused instanceof ConnectException own ? own.code() : codeOf((PlatformException) refused);
            return refuse(arrival.attempt(), code, refused.getMessage());
        } catch (RuntimeException failure) {
            ProblemException problem = databaseFailures.problemOf(failure).orElseThrow(() -> failure);
            return refuse(arrival.attempt(), problem.type().code(), problem.getMessage());
        }
    }

    /** An attempt that somebody has come back from; refused when it was used before or is too old. */
    private record Arrival(ConnectAttempt attempt, String refusal) {
    }

    private Arrival useUp(Platform platform, String state) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ConnectAttempt attempt = state == null || !state.matches(RandomToken.FORM) ? null
                    : ConnectAttempt.findForUpdate(platform, state).orElse(null);
            if (attempt == null) {
                throw STATE_UNKNOWN.with("Start again with POST /api/v1/credentials/%s/authorize.", platform)
                        .because(List.of(Violation.ofQuery("state", "is not one that was given out here")));
            }
            Instant now = clock.instant();
            boolean used = attempt.usedAt != null;
            attempt.usedAt = used ? attempt.usedAt : now;
            return new Arrival(attempt, used ? "state-used" : attempt.expiresAt.isBefore(now) ? "state-expired" : null);
        });
    }

    private CodeExchange exchangeOf(ConnectAttempt attempt, Return answer) {
        if (answer.error() != null) {
            throw answer.error().equals("access_denied")
                    ? new ConnectException("access-denied", "The person did not allow it.")
                    : new ConnectException("platform-refused", "The platform ended the consent with an error.");
        }
        if (answer.code() == null || answer.code().isBlank() || answer.code().length() > LONGEST_CODE) {
            throw new ConnectException("code-missing", "The platform sent no code.");
        }
        // Instagram adds this to the address, where some browsers take it for a part of the code
        String code = answer.code().endsWith("#_") ? answer.code().substring(0, answer.code().length() - 2) : answer.code();
        String verifier = attempt.codeVerifier == null ? null : vault.open(attempt.codeVerifier, attempt.place());
        return new CodeExchange(code, verifier, redirectUri(attempt.platform));
    }

    private URI store(ConnectAttempt attempt, Login login, URI returnTo) {
        if (login.accounts().size() > 1) {
            ConnectionChoice choice = choices.offer(attempt.userId, attempt.platform, login);
            append(attempt, Activity.success(attempt.userId, ACTION, "There are several accounts to choose from."),
                    Map.of("choiceId", choice.id.toString()));
            return ReturnAddresses.with(ReturnAddresses.with(returnTo, "error", "choice-needed"), "choice", choice.id);
        }
        GrantedAccount account = login.accounts().get(0);
        Credential credential = credentials.connect(attempt.userId, attempt.platform, account);
        append(attempt, Activity.success(attempt.userId, ACTION, null),
                Map.of("credentialId", credential.id.toString(), "scopes", account.scopes()));
        return ReturnAddresses.with(ReturnAddresses.with(returnTo, "connected", credential.id), "state",
                views.of(credential).state().word());
    }

    private URI refuse(ConnectAttempt attempt, String code, String message) {
        QuarkusTransaction.requiringNew().run(() -> append(attempt, Activity.failure(attempt.userId, ACTION, message),
                Map.of("code", code)));
        return ReturnAddresses.with(URI.create(attempt.returnTo), "error", code);
    }

    private void append(ConnectAttempt attempt, Activity activity, Map<String, Object> answer) {
        log.append(activity.on(LogPlatform.valueOf(attempt.platform.name())).with(null, answer));
    }

    /** In the front end's words: what only concerns us or passes is not told apart. */
    private static String codeOf(PlatformException failure) {
        return switch (failure.failure()) {
            case CONFIGURATION -> "platform-misconfigured";
            case RETRY, BAD_OBJECT -> "platform-unavailable";
            case THROTTLED -> "platform-rate-limited";
            default -> failure.reason();
        };
    }

    private URI redirectUri(Platform platform) {
        return URI.create(publicApiUrl + "/api/v1/credentials/" + platform + "/callback");
    }
}
