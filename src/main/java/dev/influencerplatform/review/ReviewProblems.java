package dev.influencerplatform.review;

import dev.influencerplatform.common.problem.ConstraintProblems;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Map;

/** The problems of reviews. */
@Singleton
class ReviewProblems implements ConstraintProblems {

    private static final ProblemType ALREADY_SUBMITTED = new ProblemType("review-already-submitted", 409,
            "This link has brought its review");

    static ProblemException alreadySubmitted() {
        return ALREADY_SUBMITTED.with("A link is good for one review. Thank you for it!");
    }

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of("reviews_review_token_key", alreadySubmitted());
    }
}
