package dev.influencerplatform.admin;

import dev.influencerplatform.common.data.WorkStates;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.user.Role;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;

/** What the jobs are doing. */
@Path("/api/v1/admin/jobs")
@RolesAllowed(Role.OPERATOR)
public class AdminJobResource {

    private final WorkStates works;
    private final Scheduler scheduler;

    AdminJobResource(WorkStates works, Scheduler scheduler) {
        this.works = works;
        this.scheduler = scheduler;
    }

    /** Queues are those of all instances together, schedules those of the one that answers. */
    @GET
    @Logged("admin_list_jobs")
    public JobsView list() {
        return new JobsView(works.all().stream().map(JobsView.Queue::of).toList(),
                scheduler.getScheduledJobs().stream().sorted(Comparator.comparing(Trigger::getId))
                        .map(JobsView.Schedule::of).toList());
    }
}
