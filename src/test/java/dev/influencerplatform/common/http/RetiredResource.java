package dev.influencerplatform.common.http;

import dev.influencerplatform.common.problem.ProblemException;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Endpoints on their way out, for tests: the API itself has none. */
@Path("/test/retired")
@PermitAll
@Retired(since = "2026-12-01", sunset = "2027-06-30", successor = "/test/current/{id}")
public class RetiredResource {

    public record Answer(String text) implements View {
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Answer get(@PathParam("id") String id, @QueryParam("number") @Max(5) int number) {
        return new Answer(id);
    }

    @GET
    @Path("/{id}/missing")
    @Operation(hidden = true)
    public Answer miss(@PathParam("id") String id) {
        throw ProblemException.notFound();
    }

    @GET
    @Path("/{id}/broken")
    @Operation(hidden = true)
    public Answer fail(@PathParam("id") String id) {
        throw new IllegalStateException("as a test wants it");
    }

    @GET
    @Path("/{id}/mine")
    @Authenticated
    @Operation(hidden = true)
    public Answer getMine(@PathParam("id") String id) {
        return new Answer(id);
    }

    @DELETE
    @Path("/{id}")
    @Retired(since = "2027-01-09", sunset = "2027-08-01")
    @Operation(hidden = true)
    public void delete(@PathParam("id") String id) {
        // what it does is told by its annotation
    }
}
