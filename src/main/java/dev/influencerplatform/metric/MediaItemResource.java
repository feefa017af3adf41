package dev.influencerplatform.metric;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What was published on the caller's connected accounts. */
@Path("/api/v1/credentials/{id}/media")
@Authenticated
public class MediaItemResource {

    private final Metrics metrics;
    private final Caller caller;

    MediaItemResource(Metrics metrics, Caller caller) {
        this.metrics = metrics;
        this.caller = caller;
    }

    /** Newest first. */
    @GET
    public Page<MediaView> list(@PathParam("id") UUID id,
            @Parameter(description = "Whether to list what was removed from the platform instead of what is there") @QueryParam("removed") Boolean removed,
            @BeanParam PageRequest page) {
        return metrics.listMedia(new MediaFilter(metrics.own(id, caller.id()).id, Boolean.TRUE.equals(removed)), page);
    }
}
