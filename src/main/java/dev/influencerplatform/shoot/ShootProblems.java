package dev.influencerplatform.shoot;

import dev.influencerplatform.common.problem.ProblemType;

/** The problems of shoots and their review links. */
final class ShootProblems {

    static final ProblemType NOT_COMPLETED = new ProblemType("shoot-not-completed", 409, "The shoot is not completed");
    static final ProblemType REVIEWED = new ProblemType("shoot-reviewed", 409, "The shoot has a review");
    static final ProblemType LINK_GONE = new ProblemType("review-link-gone", 410, "The review link has ended");
    static final ProblemType TOO_MANY_LINKS = new ProblemType("too-many-review-links", 429,
            "The shoot has had too many review links today");

    private ShootProblems() {
    }
}
