package dev.influencerplatform.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Warning;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client wants of a plan that collides with others: to have it all the same and be warned, or not to have it. */
@Schema(description = "What to do when the plan collides with others: warn makes it and tells of them in warnings; reject answers 409 schedule-conflict with the same list and changes nothing")
public enum OnConflict {
    @JsonProperty("warn")
    WARN,
    @JsonProperty("reject")
    REJECT;

    private static final ProblemType CONFLICT = new ProblemType("schedule-conflict", 409, "The plan collides with others");

    /** The warnings as they are, or the 409 that they become. */
    public List<Warning> judge(List<Warning> warnings) {
        if (this == REJECT && !warnings.isEmpty()) {
            throw CONFLICT.with("Nothing was changed. See warnings for what stands in the way.").warning(warnings);
        }
        return warnings;
    }
}
