package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.problem.DatabaseFailures;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.credential.CredentialProblems;
import dev.influencerplatform.credential.PlatformTurns;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Connectors;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends people to a platform for consent, and takes them in again: the authorization code grant (RFC 6749, section 4.1) with
 * the precautions of RFC 9700, but one: a state is bound to the user who asked for it, not to their browser, as this API has no
 * cookies. Whatever comes back, a state is used up by it, and nothing is half stored.
 */
@ApplicationScoped
class ConnectFlow {

    private static final Logger LOG = Logger.getLogger(ConnectFlow.class);
    private static final int LONGEST_CODE = 2048;
    private static final int RETRIES = 2;

    private final Connectors connectors;
    private final PlatformTurns turns;
    private final ReturnAddresses addresses;
    private final ConnectAttempts attempts;
    private final ConnectOutcomes outcomes;
    private final DatabaseFailures databaseFailures;
    /** The code is used up: what it brought is not given up when the database stumbles. */
    private final Guard keep;

    ConnectFlow(Connectors connectors, PlatformTurns turns, ReturnAddresses addresses, ConnectAttempts attempts,
            ConnectOutcomes outcomes,
            DatabaseFailures databaseFailures) {
        this.connectors = connectors;
        this.turns = turns;
        this.addresses = addresses;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.databaseFailures = databaseFailures;
        this.keep = Guard.create().withDescription("keep-connection").withRetry().whenException(this::isPassing)
                .maxRetries(RETRIES).delay(1, ChronoUnit.SECONDS).done().build();
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
        ConnectAttempts.Begun begun = attempts.begin(userId, connector, returnTo);
        return new Authorization(connector.authorizationUrl(begun.request()), begun.expiresAt());
    }

    /** Tells where the browser goes now. */
    URI finish(Platform platform, Return answer) {
        ConnectAttempts.Returned returned = attempts.useUp(platform, answer.state());
        ConnectAttempt attempt = returned.attempt();
        try {
            if (returned.refusal() != null) {
                throw new ConnectException(returned.refusal(), "The state was used before, or came too late.");
            }
            CodeExchange exchange = attempts.exchange(attempt, codeIn(answer));
            Login login = turns.take(platform, () -> connectors.of(platform).exchange(exchange));
            return keep.get(() -> outcomes.accept(attempt, login), URI.class);
        } catch (ConnectException refused) {
            return outcomes.refuse(attempt, refused.code(), refused.getMessage());
        } catch (PlatformException refused) {
            return outcomes.refuse(attempt, codeOf(refused), refused.getMessage());
        } catch (RuntimeException failure) {
            ProblemException problem = databaseFailures.problemOf(failure).orElseGet(() -> fault(failure));
            return outcomes.refuse(attempt, problem.type().code(), problem.getMessage());
        }
    }

    private boolean isPassing(Throwable failure) {
        return databaseFailures.problemOf(failure).map(ProblemException::type)
                .filter(type -> type == ProblemType.CONCURRENT_CHANGE || type == ProblemType.UNAVAILABLE).isPresent();
    }

    /** Ours, like a vault key that was taken away too soon: people are to come back to their front end all the same. */
    private static ProblemException fault(RuntimeException failure) {
        LOG.error("A connection could not be finished", failure);
        return ProblemType.INTERNAL_ERROR.with("Something went wrong here.");
    }

    private static String codeIn(Return answer) {
        if (answer.error() != null) {
            throw answer.error().equals("access_denied")
                    ? new ConnectException("access-denied", "The person did not allow it.")
                    : new ConnectException("platform-refused", "The platform ended the consent with an error.");
        }
        // Instagram adds this to the address, where some browsers take it for a part of the code
        String code = answer.code() == null ? "" : answer.code().replaceFirst("#_$", "");
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw new ConnectException("code-missing", "The platform sent no code.");
        }
        return code;
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
}
