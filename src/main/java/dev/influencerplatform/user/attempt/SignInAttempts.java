package dev.influencerplatform.user.attempt;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.common.http.Network;
import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Slows down who guesses passwords, at one account or from one network; known and unknown accounts alike. An attempt counts
 * before the password is looked at, so that a thousand at once on any number of instances are no more than a thousand one by
 * one; the right password takes it back.
 */
@ApplicationScoped
public class SignInAttempts {

    static final ProblemType TOO_MANY_ATTEMPTS = new ProblemType("too-many-attempts", 429, "Too many attempts");

    private final Attempts attempts;
    private final Allowance ofAccount;
    private final Allowance ofNetwork;

    SignInAttempts(Attempts attempts, AttemptSettings settings) {
        this.attempts = attempts;
        this.ofAccount = new Allowance("account", settings.freeFailures(), settings.firstDelay(), settings.longestDelay());
        this.ofNetwork = new Allowance("network", settings.freeFailuresOfAddress(), settings.firstDelay(),
                settings.longestDelayOfAddress(), settings.forgivenessOfAddress());
    }

    /** One attempt, until it is known whether the password was right. */
    public record Attempt(byte[] account, byte[] network) {
    }

    /**
     * Counts an attempt as a failure, in a transaction of its own.
     *
     * @param email as it is kept
     * @param known whether the account was signed in from this address before: such clients have a count of their own, so that
     *        nobody else can lock them out
     */
    public Attempt begin(String email, String clientAddress, boolean known) {
        String network = Network.of(clientAddress);
        Attempt attempt = new Attempt(
                known ? Sha256.of("account", email, network) : Sha256.of("account", email), Sha256.of("network", network));
        QuarkusTransaction.requiringNew().run(() -> {
            require(attempt.account(), ofAccount);
            require(attempt.network(), ofNetwork);
        });
        return attempt;
    }

    private void require(byte[] subject, Allowance allowance) {
        attempts.count(subject, allowance).ifPresent(wait -> {
            throw TOO_MANY_ATTEMPTS.with("Wait, then try again.").retryAfter(wait);
        });
    }

    /** Whoever owns the account has shown it in another way. */
    public void forgive(String email) {
        attempts.forget(Sha256.of("account", email));
    }

    /** The password was right: within the transaction of what it was for. */
    public void succeed(Attempt attempt) {
        attempts.forget(attempt.account());
        // one only: who knows one password must not go on guessing others
        attempts.takeBack(attempt.network());
    }
}
