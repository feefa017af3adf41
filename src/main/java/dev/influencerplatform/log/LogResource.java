package dev.influencerplatform.log;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** The caller's own activity. */
@Path("/api/v1/logs")
@Authenticated
public class LogResource {

    private final Caller caller;

    LogResource(Caller caller) {
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Page<LogView> list(@BeanParam LogQuery query, @BeanParam PageRequest page) {
        return LogEntry.list(query.of(caller.id()), page).map(LogView::of);
    }

    @GET
    @Path("/{id}")
    public LogView get(@PathParam("id") UUID id) {
        return LogEntry.findOwned(id, caller.id()).map(LogView::of).orElseThrow(ProblemException::notFound);
    }
}
