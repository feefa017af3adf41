package dev.influencerplatform.admin;

import dev.influencerplatform.common.data.WorkStates;
import io.quarkus.scheduler.Trigger;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the jobs are doing: work that waits in tables, and what runs by the clock. */
public record JobsView(@NotNull List<Queue> queues, @NotNull List<Schedule> schedules) {

    /** Work that is due at some time and done by one instance at a time. */
    @Schema(name = "JobQueue")
    public record Queue(@Schema(examples = "refresh-tokens") @NotNull String name,
            @Schema(description = "What should be done by now") @NotNull long due,
            @Schema(description = "What is being done") @NotNull long running,
            @Schema(description = "What failed when it was last tried, and will be tried again") @NotNull long failing,
            Instant oldestDueAt) {

        static Queue of(WorkStates.State state) {
            return new Queue(state.name(), state.due(), state.running(), state.failing(), state.oldestDueAt());
        }
    }

    /** A job that an instance does by the clock. */
    @Schema(name = "JobSchedule")
    public record Schedule(@Schema(examples = "refresh-tokens") @NotNull String id, Instant lastFiredAt, Instant nextFireAt,
            @Schema(description = "Whether it should have run by now and has not") @NotNull boolean overdue) {

        static Schedule of(Trigger trigger) {
            return new Schedule(trigger.getId(), trigger.getPreviousFireTime(), trigger.getNextFireTime(), trigger.isOverdue());
        }
    }
}
