package dev.influencerplatform.shoot;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.Created;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.schedule.OnConflict;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's shoots. */
@Path("/api/v1/shoots")
@Authenticated
public class ShootResource {

    private final ShootReads reads;
    private final ShootSummaries summaries;
    private final ReviewLinks links;
    private final ShootPlanning planning;
    private final Caller caller;
    private final Clock clock;

    ShootResource(ShootReads reads, ShootSummaries summaries, ReviewLinks links, ShootPlanning planning, Caller caller,
            Clock clock) {
        this.reads = reads;
        this.summaries = summaries;
        this.links = links;
        this.planning = planning;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<ShootView> list(@BeanParam ShootQuery query, @BeanParam PageRequest page) {
        return reads.list(query.of(caller.id()), page).map(ShootView::of);
    }

    /** Counts and amounts, per currency: planned, completed, reviewed. */
    @GET
    @Path("/summary")
    public ShootSummary getSummary(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to,
            @QueryParam("groupBy") ShootGrouping groupBy) {
        return summaries.of(caller.id(), from, to, groupBy);
    }

    @GET
    @Path("/{id}")
    public ShootView get(@PathParam("id") UUID id) {
        return reads.findOwned(id, caller.id()).map(ShootView::of).orElseThrow(ProblemException::notFound);
    }

    @POST
    @Transactional
    @Idempotent
    @Logged(value = "create_shoot", fields = { "date", "time", "timeZone", "brandName", "campaignName", "location" })
    public RestResponse<ShootView> create(@NotNull @Valid ShootFields fields,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return Created.in("/api/v1/shoots", planning.plan(fields, caller.id(), onConflict));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Transactional
    @Logged(value = "update_shoot", fields = { "date", "time", "timeZone", "brandName", "campaignName", "location" })
    public ShootView update(@PathParam("id") UUID id,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ShootFields.class))) MergePatch<ShootFields> patch,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return planning.change(id, patch, caller.id(), onConflict);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @ResponseStatus(204)
    @Logged("delete_shoot")
    public void delete(@PathParam("id") UUID id) {
        planning.delete(id, caller.id());
    }

    @POST
    @Path("/{id}/complete")
    @Transactional
    @Idempotent
    @Logged("complete_shoot")
    public ShootView complete(@PathParam("id") UUID id) {
        Shoot shoot = lock(id);
        shoot.complete(clock);
        return saved(shoot);
    }

    @POST
    @Path("/{id}/reopen")
    @Transactional
    @Idempotent
    @Logged("reopen_shoot")
    public ShootView reopen(@PathParam("id") UUID id) {
        Shoot shoot = lock(id);
        links.reopen(shoot);
        return saved(shoot);
    }

    private Shoot lock(UUID id) {
        return Shoot.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
    }

    private static ShootView saved(Shoot shoot) {
        Shoot.flush();
        return ShootView.of(shoot);
    }
}
