package dev.influencerplatform.user.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
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
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final ProblemType BUSY = new ProblemType("sign-in-busy", 503, "Too many sign-ins at this moment");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Turns turns;
    private final Argon2Function argon2id;
    private final String nobodysHash;
    private final Hashing hashing = new Hashing();

    PasswordHasher(PasswordSettings settings) {
        boolean weak = settings.memoryKib() < FEWEST_KIB || settings.iterations() < FEWEST_ITERATIONS;
        if (weak && LaunchMode.current() != LaunchMode.TEST) {
            throw new IllegalStateException("Password hashes need at least 19456 KiB and 2 iterations.");
        }
        argon2id = Argon2Function.getInstance(settings.memoryKib(), settings.iterations(), PARALLELISM, HASH_BYTES, Argon2.ID);
        turns = new Turns("passwords",
                settings.hashesAtOnce().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)),
                PasswordHasher::busy);
        nobodysHash = hashing.hash("the hash that unknown addresses are compared with");
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
            return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2id).getResult();
        }

        /** @param hash null for an unknown account, which takes as long as a known one */
        public boolean matches(String password, String hash) {
            String compared = hash == null ? nobodysHash : hash;
            boolean matches = Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared));
            return matches && hash != null;
        }

        /** Whether a hash was made with weaker parameters than today's. */
        public boolean isOutdated(String hash) {
            Argon2Function made = Argon2Function.getInstanceFromHash(hash);
            return made.getMemory() < argon2id.getMemory() || made.getIterations() < argon2id.getIterations()
                    || made.getOutputLength() < argon2id.getOutputLength() || made.getVariant() != argon2id.getVariant();
        }
    }

    private static ProblemException busy() {
        return BUSY.with("Try again in a moment.").retryAfter(RETRY_AFTER);
    }
}
