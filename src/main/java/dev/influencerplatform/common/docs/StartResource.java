package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Leads those who know no more than the server's name to the reference. */
@Path("/")
@PermitAll
public class StartResource {

    private final DocsSettings settings;

    StartResource(DocsSettings settings) {
        this.settings = settings;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Void> get() {
        if (!settings.enabled()) {
            throw ProblemException.notFound();
        }
        return ResponseBuilder.<Void> create(RestResponse.Status.FOUND).location(URI.create("/docs")).build();
    }
}
