package dev.influencerplatform.schedule;

import dev.influencerplatform.common.problem.Warning;
import java.util.List;

/** Tells what stands in the way of a plan. The answer holds as long as its owner is locked. */
public interface Conflicts {

    List<Warning> of(PlannedEntry entry);
}
