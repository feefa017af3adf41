package dev.influencerplatform.admin;

import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.LogEntry;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.user.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Everybody's activity. */
@Path("/api/v1/admin/logs")
@RolesAllowed(Role.OPERATOR)
public class AdminLogResource {

    /** Newest first; also what is about nobody who has an account. */
    @GET
    @Logged(value = "admin_list_logs", fields = { "userId", "action", "status", "platform", "requestId", "from", "to" })
    public Page<AdminLogView> list(@BeanParam AdminLogQuery query, @BeanParam PageRequest page) {
        return LogEntry.list(query.filter(), page).map(AdminLogView::of);
    }

    @GET
    @Path("/{id}")
    @Logged("admin_read_log")
    public AdminLogView get(@PathParam("id") UUID id) {
        return LogEntry.findAny(id).map(AdminLogView::of).orElseThrow(ProblemException::notFound);
    }
}
