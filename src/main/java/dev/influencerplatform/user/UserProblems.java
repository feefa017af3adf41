package dev.influencerplatform.user;

import dev.influencerplatform.common.problem.ConstraintProblems;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The problems of accounts and sessions. */
@Singleton
class UserProblems implements ConstraintProblems {

    static final ProblemType EMAIL_TAKEN = new ProblemType("email-taken", 409, "The e-mail address has an account");
    static final ProblemType INVALID_CREDENTIALS = new ProblemType("invalid-credentials", 401,
            "E-mail address or password is wrong");
    static final ProblemType EMAIL_NOT_VERIFIED = new ProblemType("email-not-verified", 403,
            "The e-mail address has not been confirmed yet");
    static final ProblemType INVALID_REFRESH_TOKEN = new ProblemType("invalid-refresh-token", 401,
            "The refresh token is not valid");
    static final ProblemType REFRESH_TOKEN_REUSED = new ProblemType("refresh-token-reused", 401,
            "The refresh token was used before, so its session was ended");

    @Override
    public Map<String, ProblemException> byConstraint() {
        ProblemException taken = EMAIL_TAKEN.with("Sign in, or use another address.")
                .because(List.of(Violation.ofBody("email", "is taken")));
        return Map.of("users_email_key", taken, "users_email_lower_key", taken);
    }
}
