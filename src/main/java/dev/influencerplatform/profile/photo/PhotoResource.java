package dev.influencerplatform.profile.photo;

import dev.influencerplatform.common.http.EntityTags;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.storage.FileStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The photos that profiles show, for everybody who has their address, which nobody can guess. */
@Path(PhotoAddresses.PATH)
@PermitAll
public class PhotoResource {

    private static final String JPEG = "image/jpeg";

    private final FileStore store;

    PhotoResource(FileStore store) {
        this.store = store;
    }

    /** What an address has never changes, so it may be kept for ever. */
    @GET
    @Path("/{id}/{size: large|medium|small}.jpg")
    @Produces(JPEG)
    @APIResponse(responseCode = "200", description = "The photo", content = @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> get(@PathParam("id") UUID id, @PathParam("size") PhotoSize size, @Context HttpHeaders headers) {
        byte[] photo = store.read(size.fileOf(id)).orElseThrow(ProblemException::notFound);
        String tag = '"' + size.fileOf(id) + '"';
        ResponseBuilder<byte[]> answer = EntityTags.isKnown(headers, tag)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(photo);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline").build();
    }
}
