package dev.influencerplatform.metric;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The numbers of the caller's connected accounts. */
@Path("/api/v1/credentials/{id}")
@Authenticated
public class MetricsResource {

    private final Metrics metrics;
    private final Caller caller;

    MetricsResource(Metrics metrics, Caller caller) {
        this.metrics = metrics;
        this.caller = caller;
    }

    /** What is known now, and day by day. */
    @GET
    @Path("/metrics")
    public MetricsView get(@PathParam("id") UUID id, @BeanParam MetricRange range) {
        return metrics.find(id, caller.id(), range);
    }

    /**
     * Pulls numbers and media within seconds, beside what happens by itself every day; see how it went under metrics. 429 while
     * the last pull is too recent, 409 needs-reauth when the account must be connected again first.
     */
    @POST
    @Path("/sync")
    @Limited(RateClass.CONNECT)
    @ResponseStatus(202)
    @Transactional
    @Idempotent
    @Logged("request_sync")
    @APIResponse(responseCode = "202", description = "It will begin within seconds", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SyncView.class)))
    public SyncView sync(@PathParam("id") UUID id) {
        return metrics.requestSync(id, caller.id());
    }
}
