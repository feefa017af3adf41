package dev.influencerplatform.profile;

import dev.influencerplatform.common.problem.ConstraintProblems;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The problems of profiles. */
@Singleton
class ProfileProblems implements ConstraintProblems {

    static final ProblemType SLUG_TAKEN = new ProblemType("slug-taken", 409, "The slug belongs to somebody else");
    static final ProblemType SLUG_RESERVED = new ProblemType("slug-reserved", 422, "The slug is reserved");

    static ProblemException slugTaken() {
        return SLUG_TAKEN.with("Choose another one; GET /api/v1/slugs/{slug} makes suggestions.")
                .because(List.of(Violation.ofBody("slug", "is taken")));
    }

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("profiles_slug_key", slugTaken(), "former_slugs_pkey", slugTaken());
    }
}
