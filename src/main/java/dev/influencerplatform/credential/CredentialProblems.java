package dev.influencerplatform.credential;

import dev.influencerplatform.common.problem.ConstraintProblems;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.social.PlatformException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The problems of connected accounts. */
@Singleton
public class CredentialProblems implements ConstraintProblems {

    public static final ProblemType ACCOUNT_TAKEN = new ProblemType("account-taken", 409,
            "The account is connected by somebody else");
    public static final ProblemType NOT_CONFIGURED = new ProblemType("platform-not-configured", 409,
            "This platform cannot be connected here");
    static final ProblemType NEEDS_REAUTH = new ProblemType("needs-reauth", 409, "The account must be connected again");
    static final ProblemType RATE_LIMITED = new ProblemType("platform-rate-limited", 429,
            "The platform wants to be left alone for a while");
    private static final ProblemType PLATFORM_UNAVAILABLE = new ProblemType("platform-unavailable", 503,
            "The platform does not do it right now");

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Clock clock;

    CredentialProblems(Clock clock) {
        this.clock = clock;
    }

    static ProblemException accountTaken() {
        return ACCOUNT_TAKEN.with("Somebody else here has connected it; an account belongs to one person.");
    }

    static ProblemException unavailable(String detail) {
        return PLATFORM_UNAVAILABLE.with(detail).retryAfter(SOON);
    }

    public static ProblemException needsReauth() {
        return NEEDS_REAUTH.with("The platform takes the token no more; connect it again.");
    }

    /** What a platform's failure is to a client of ours: never our fault, and never a question of our own tokens. */
    public ProblemException of(PlatformException failure) {
        return switch (failure.failure()) {
            case REAUTH, STALE_TOKEN, PERMISSION -> NEEDS_REAUTH.with("%s Connect it again.", failure.getMessage());
            case THROTTLED -> RATE_LIMITED.with(failure.getMessage()).retryAfter(wait(failure.until()));
            default -> unavailable(failure.getMessage());
        };
    }

    private Duration wait(Instant until) {
        Duration wait = until == null ? SOON : Duration.between(clock.instant(), until);
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("credentials_platform_platform_user_id_key", accountTaken(),
                "credentials_user_id_platform_platform_user_id_key", accountTaken());
    }
}
