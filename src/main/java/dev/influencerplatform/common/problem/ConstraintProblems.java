package dev.influencerplatform.common.problem;

import java.util.Map;

/**
 * What a violated database constraint means to a client. The database decides races; each feature has one bean
 * that names its constraints and the problem each one is. A constraint that nobody names is a fault of ours (500).
 */
public interface ConstraintProblems {

    Map<String, ProblemException> byConstraint();
}
