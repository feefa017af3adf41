package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import dev.influencerplatform.credential.ConnectionBegun;
import dev.influencerplatform.credential.CredentialSettings;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.user.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is on the way to a platform and back: each with a state and a code verifier of their own, and good for one return. */
@ApplicationScoped
class ConnectAttempts {

    private static final ProblemType STATE_UNKNOWN = new ProblemType("state-unknown", 400,
            "Nobody was sent to the platform with this state");

    private static final ProblemType TOO_MANY = new ProblemType("too-many-connect-attempts", 429,
            "The account has begun to connect too often");

    private final CredentialSettings settings;
    private final Vault vault;
    private final Event<ConnectionBegun> begun;
    private final Clock clock;
    private final String publicApiUrl;

    ConnectAttempts(CredentialSettings settings, Vault vault, Event<ConnectionBegun> begun, Clock clock,
            @ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.settings = settings;
        this.vault = vault;
        this.begun = begun;
        this.clock = clock;
        this.publicApiUrl = publicApiUrl;
    }

    /** An attempt that has just begun, with what is told to nobody but the platform. */
    record Begun(AuthorizationRequest request, Instant expiresAt) {
    }

    /**
     * An attempt that somebody has come back from.
     *
     * @param refusal why it is good for nothing any more: it was used before or is too old; null when it is good
     */
    record Returned(ConnectAttempt attempt, String refusal) {
    }

    Begun begin(UUID userId, Connector connector, URI returnTo) {
        User.lock(userId);
        if (ConnectAttempt.countSince(userId, clock.instant().minus(settings.consentTime())) >= settings.mostAttempts()) {
            throw TOO_MANY.with("Finish one of those that are open, or wait.").retryAfter(settings.consentTime());
        }
        String state = RandomToken.next();
        ConnectAttempt attempt = new ConnectAttempt();
        attempt.userId = userId;
        attempt.platform = connector.platform();
        attempt.stateHash = Sha256.of(state);
        attempt.returnTo = returnTo.toString();
        attempt.createdAt = clock.instant();
        attempt.expiresAt = attempt.createdAt.plus(settings.consentTime());
        attempt.persist();
        begun.fire(new ConnectionBegun(userId, attempt.platform, attempt.expiresAt));
        return new Begun(new AuthorizationRequest(state, connector.challengesCodes() ? challenge(attempt) : null,
                redirectUri(attempt.platform)), attempt.expiresAt);
    }

    /** Of PKCE, method S256 (RFC 7636, section 4.2). */
    private String challenge(ConnectAttempt attempt) {
        String verifier = RandomToken.next();
        attempt.codeVerifier = vault.seal(verifier, attempt.place());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** In a transaction of its own: whatever comes of it, the state is used up. */
    Returned useUp(Platform platform, String state) {
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
            return new Returned(attempt, used ? "state-used" : attempt.expiresAt.isBefore(now) ? "state-expired" : null);
        });
    }

    /** The code on its way back, with what proves that it is ours. */
    CodeExchange exchange(ConnectAttempt attempt, String code) {
        String verifier = attempt.codeVerifier == null ? null : vault.open(attempt.codeVerifier, attempt.place());
        return new CodeExchange(code, verifier, redirectUri(attempt.platform));
    }

    private URI redirectUri(Platform platform) {
        return URI.create(publicApiUrl + "/api/v1/credentials/" + platform + "/callback");
    }
}
