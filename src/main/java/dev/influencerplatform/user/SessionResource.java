package dev.influencerplatform.user;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Where the caller is signed in. */
@Path("/api/v1/users/me/sessions")
@Authenticated
public class SessionResource {

    private final Sessions sessions;
    private final Caller caller;

    SessionResource(Sessions sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /** The latest sign-in first. */
    @GET
    public Page<SessionView> list(@BeanParam PageRequest page) {
        return sessions.list(caller.id(), caller.sessionId(), page);
    }

    /** Signs out there; its access token is refused within seconds. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Logged("end_session")
    public void delete(@PathParam("id") UUID id) {
        if (!sessions.endOwned(id, caller.id())) {
            throw ProblemException.notFound();
        }
    }
}
