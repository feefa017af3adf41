package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.http.EntityTags;
import dev.influencerplatform.common.problem.ProblemException;
import io.quarkus.vertx.http.Uncompressed;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The reference of the API, for browsers. */
@Path("/docs")
@PermitAll
public class DocsResource {

    /** Its own files and nothing else; the renderer writes its style into the page, which nobody else can do. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Unless its weight is nothing (RFC 9110, section 12.5.3). */
    private static final Pattern GZIP = Pattern.compile("(?i)(^|,)\\s*gzip\\s*(?!;\\s*q=0(\\.0*)?\\s*(,|$))(;|,|$)");

    private final DocsSettings settings;
    private final Assets assets;
    private final RoutingContext request;

    DocsResource(DocsSettings settings, Assets assets, RoutingContext request) {
        this.settings = settings;
        this.assets = assets;
        this.request = request;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<String> get() {
        if (!settings.enabled()) {
            throw ProblemException.notFound();
        }
        return Pages.answer(Pages.Templates.reference(assets.rendererPath(), assets.startPath()), POLICY, request);
    }

    /** What a name has never changes, so it may be kept for ever. */
    @GET
    @Path("/assets/{name}")
    @Operation(hidden = true)
    @Uncompressed // here: it is already
    public RestResponse<byte[]> getAsset(@PathParam("name") String name, @Context HttpHeaders headers) {
        Asset asset = assets.find(name).orElseThrow(ProblemException::notFound);
        boolean zipped = takesGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        ResponseBuilder<byte[]> answer = EntityTags.isKnown(headers, asset.tag(zipped))
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(zipped ? asset.compressed() : asset.plain(), asset.mediaType() + ";charset=utf-8");
        if (zipped) {
            // on the exchange itself, where it takes the place of another one
            request.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.header(HttpHeaders.ETAG, asset.tag(zipped))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable").build();
    }

    private static boolean takesGzip(String encodings) {
        return encodings != null && GZIP.matcher(encodings).find();
    }
}
