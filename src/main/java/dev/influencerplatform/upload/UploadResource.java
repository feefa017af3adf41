package dev.influencerplatform.upload;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.Created;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.schedule.Agenda;
import dev.influencerplatform.schedule.OnConflict;
import dev.influencerplatform.schedule.Owner;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's uploads. */
@Path("/api/v1/uploads")
@Authenticated
public class UploadResource {

    private final UploadPlanning planning;
    private final Agenda agenda;
    private final Caller caller;
    private final Clock clock;

    UploadResource(UploadPlanning planning, Agenda agenda, Caller caller, Clock clock) {
        this.planning = planning;
        this.agenda = agenda;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<UploadView> list(@BeanParam UploadQuery query, @BeanParam PageRequest page) {
        Page<Upload> uploads = Upload.list(query.of(caller.id()), page);
        Owner owner = agenda.find(caller.id());
        return uploads.map(upload -> UploadView.of(upload, owner, clock, null));
    }

    @GET
    @Path("/{id}")
    public UploadView get(@PathParam("id") UUID id) {
        return view(Upload.findOwned(id, caller.id()).orElseThrow(ProblemException::notFound));
    }

    @POST
    @Transactional
    @Idempotent
    @Logged(value = "create_upload", fields = { "date", "time", "timeZone", "platform", "contentType", "brandName",
            "campaignName", "shootId" })
    public RestResponse<UploadView> create(@NotNull @Valid UploadFields fields,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return Created.in("/api/v1/uploads", planning.plan(fields, caller.id(), onConflict));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Transactional
    @Logged(value = "update_upload", fields = { "date", "time", "timeZone", "platform", "contentType", "brandName",
            "campaignName", "shootId" })
    public UploadView update(@PathParam("id") UUID id,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = UploadFields.class))) MergePatch<UploadFields> patch,
            @DefaultValue("warn") @QueryParam("onConflict") OnConflict onConflict) {
        return planning.change(id, patch, caller.id(), onConflict);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @ResponseStatus(204)
    @Logged("delete_upload")
    public void delete(@PathParam("id") UUID id) {
        planning.delete(id, caller.id());
    }

    /** The body may say where the post is to be seen; completing again with another address replaces it. */
    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Idempotent
    @Logged(value = "complete_upload", fields = "publishedUrl")
    public UploadView complete(@PathParam("id") UUID id, @RequestBody(required = false) @Valid Publication publication) {
        Upload upload = lock(id);
        upload.complete(publication == null ? null : publication.publishedUrl(), clock);
        Upload.flush();
        return view(upload);
    }

    @POST
    @Path("/{id}/reopen")
    @Transactional
    @Idempotent
    @Logged("reopen_upload")
    public UploadView reopen(@PathParam("id") UUID id) {
        Upload upload = lock(id);
        upload.reopen(clock);
        Upload.flush();
        return view(upload);
    }

    private Upload lock(UUID id) {
        return Upload.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
    }

    private UploadView view(Upload upload) {
        return UploadView.of(upload, agenda.find(upload.userId), clock, null);
    }
}
