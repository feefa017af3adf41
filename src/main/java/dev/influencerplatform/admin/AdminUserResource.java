package dev.influencerplatform.admin;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.user.Role;
import dev.influencerplatform.user.SessionView;
import dev.influencerplatform.user.Sessions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Everybody's accounts. */
@Path("/api/v1/admin/users")
@RolesAllowed(Role.OPERATOR)
public class AdminUserResource {

    private final AdminUsers users;
    private final OperatorActs acts;
    private final Sessions sessions;
    private final Caller caller;

    AdminUserResource(AdminUsers users, OperatorActs acts, Sessions sessions, Caller caller) {
        this.users = users;
        this.acts = acts;
        this.sessions = sessions;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    @Logged(value = "admin_list_users", fields = { "role", "locked", "from", "to" })
    public Page<AdminUserView> list(@BeanParam AdminUserQuery query, @BeanParam PageRequest page) {
        return users.list(query, page);
    }

    @GET
    @Path("/{id}")
    @Logged("admin_read_user")
    public AdminUserView get(@PathParam("id") UUID id) {
        return users.find(id).orElseThrow(ProblemException::notFound);
    }

    /** Keeps the person from signing in, ends all sessions and hides the portfolio; nothing is deleted. */
    @POST
    @Path("/{id}/lock")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Idempotent
    @Logged(value = "admin_lock_user", fields = "reason")
    public AdminUserView lock(@PathParam("id") UUID id, @NotNull @Valid AdminRequests.Lock why) {
        return acts.lock(id, why.reason());
    }

    @POST
    @Path("/{id}/unlock")
    @Transactional
    @Idempotent
    @Logged("admin_unlock_user")
    public AdminUserView unlock(@PathParam("id") UUID id) {
        return acts.unlock(id);
    }

    /** Signs the person out everywhere. */
    @POST
    @Path("/{id}/end-sessions")
    @APIResponse(responseCode = "204", description = "All sessions are ended")
    @Transactional
    @Idempotent
    @Logged("admin_end_sessions")
    public void endSessions(@PathParam("id") UUID id) {
        acts.endSessions(id);
    }

    /** Where the person is signed in, the latest sign-in first. */
    @GET
    @Path("/{id}/sessions")
    @Logged("admin_list_sessions")
    public Page<SessionView> listSessions(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        users.find(id).orElseThrow(ProblemException::notFound);
        return sessions.list(id, caller.sessionId(), page);
    }

    /** Makes an operator, or an ordinary user again. */
    @PUT
    @Path("/{id}/role")
    @Transactional
    @Logged(value = "admin_change_role", fields = "role")
    public AdminUserView changeRole(@PathParam("id") UUID id, @NotNull @Valid AdminRequests.RoleChange change) {
        return acts.change(id, change.role());
    }
}
