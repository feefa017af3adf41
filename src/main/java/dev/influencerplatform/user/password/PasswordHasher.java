package dev.influencerplatform.user.password;

import dev.influencerplatform.common.load.Turns;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet. A hash is meant to be dear, so only a few
 * run at once and the rest wait briefly or are turned away, instead of starving everybody else.
 */
@Singleton
public class PasswordHasher {

    private static final int FEWEST_KIB = 19_456;
    private static final int FEWEST_ITERATIONS = 2;
    private static final ProblemType BUSY = new ProblemType("sign-in-busy", 503, "Too many sign-ins at this moment");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Turns turns;
    private final Argon2id argon2id;
    private final Argon2Hash nobodys;
    private final Hashing hashing = new Hashing();

    PasswordHasher(PasswordSettings settings) {
        boolean weak = settings.memoryKib() < FEWEST_KIB || settings.iterations() < FEWEST_ITERATIONS;
        if (weak && LaunchMode.current() != LaunchMode.TEST) {
            throw new IllegalStateException("Password hashes need at least 19456 KiB and 2 iterations.");
        }
        int atOnce = settings.hashesAtOnce().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        argon2id = new Argon2id(settings.memoryKib(), settings.iterations(), atOnce);
        turns = new Turns("passwords", atOnce, PasswordHasher::busy);
        nobodys = argon2id.nobodys();
    }

    /**
     * Waits for a place, and then does what needs hashes: also what must come before them, so that whoever is turned away has
     * cost nothing.
     */
    public <T> T inTurn(Function<Hashing, T> work) {
        return turns.take(() -> work.apply(hashing));
    }

    /** One hash and nothing else. */
    public String hash(String password) {
        return inTurn(held -> held.hash(password));
    }

    /** Hashes for whoever has a place. */
    public final class Hashing {

        private Hashing() {
        }

        public String hash(String password) {
            return argon2id.hash(password).toString();
        }

        /** @param hash null for an unknown account, which takes as long as a known one */
        public boolean matches(String password, String hash) {
            return argon2id.matches(password, hash == null ? nobodys : Argon2Hash.parse(hash)) && hash != null;
        }

        /** Whether a hash was made with weaker parameters than today's. */
        public boolean isOutdated(String hash) {
            return Argon2Hash.parse(hash).isWeakerThan(nobodys);
        }
    }

    private static ProblemException busy() {
        return BUSY.with("Try again in a moment.").retryAfter(RETRY_AFTER);
    }
}
