package dev.influencerplatform.social.instagram;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Instagram's Graph. Tokens go in the query, as documented; so none of these addresses may ever be logged. */
@RegisterRestClient
interface InstagramApi {

    @GET
    @Path("/access_token")
    Response lengthen(@QueryParam("grant_type") String grantType, @QueryParam("client_secret") String clientSecret,
            @QueryParam("access_token") String token);

    @GET
    @Path("/refresh_access_token")
    Response refresh(@QueryParam("grant_type") String grantType, @QueryParam("access_token") String token);

    @GET
    @Path("/{version}/me")
    Response me(@PathParam("version") String version, @QueryParam("fields") String fields,
            @QueryParam("access_token") String token);

    @GET
    @Path("/{version}/{id}/insights")
    @ClientQueryParam(name = "period", value = "day")
    @ClientQueryParam(name = "metric_type", value = "total_value")
    Response insights(@PathParam("version") String version, @PathParam("id") String id, @RestQuery Map<String, String> query);

    @GET
    @Path("/{version}/{id}/media")
    Response media(@PathParam("version") String version, @PathParam("id") String id, @RestQuery Map<String, String> query);
}
