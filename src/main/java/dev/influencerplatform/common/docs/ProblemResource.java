package dev.influencerplatform.common.docs;

import dev.influencerplatform.common.openapi.ProblemCatalogue;
import dev.influencerplatform.common.openapi.ProblemCatalogue.Entry;
import dev.influencerplatform.common.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Where the type of a problem leads (RFC 9457, section 3.1.1): what it means and what to do, for people. */
@Path("/problems")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ProblemResource {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final ProblemCatalogue catalogue = ProblemCatalogue.read();
    private final DocsSettings settings;
    private final Assets assets;
    private final RoutingContext request;

    ProblemResource(DocsSettings settings, Assets assets, RoutingContext request) {
        this.settings = settings;
        this.assets = assets;
        this.request = request;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> list() {
        return Pages.answer(Pages.Templates.problems(catalogue.all(), assets.stylePath(), settings.enabled()), POLICY, request);
    }

    @GET
    @Path("/{code}")
    @Operation(hidden = true)
    public RestResponse<String> get(@PathParam("code") String code) {
        Entry problem = catalogue.find(code).orElseThrow(ProblemException::notFound);
        return Pages.answer(Pages.Templates.problem(problem, assets.stylePath(), settings.enabled()), POLICY, request);
    }
}
