package dev.influencerplatform.social.facebook;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

/** Facebook's Graph. Tokens go in the query, as documented; so none of these addresses may ever be logged. */
@RegisterRestClient
interface FacebookApi {

    /** A token for a code, or for another token. */
    @GET
    @Path("/oauth/access_token")
    Response token(@RestQuery Map<String, String> query);

    @GET
    @Path("/debug_token")
    Response debug(@QueryParam("input_token") String token, @QueryParam("access_token") String appToken);

    @GET
    @Path("/me")
    @ClientQueryParam(name = "fields", value = "id")
    Response me(@QueryParam("access_token") String token);

    @GET
    @Path("/me/permissions")
    Response permissions(@QueryParam("access_token") String token);

    /** A list of what belongs to the person or to a business, like {@code accounts}. */
    @GET
    @Path("/{id}/{list}")
    Response list(@PathParam("id") String id, @PathParam("list") String list, @RestQuery Map<String, String> query);

    @GET
    @Path("/{id}")
    Response object(@PathParam("id") String id, @QueryParam("fields") String fields, @QueryParam("access_token") String token);

    @GET
    @Path("/{id}/insights")
    @ClientQueryParam(name = "period", value = "day")
    Response insights(@PathParam("id") String id, @RestQuery Map<String, String> query);

    /** Ends all that a person has granted, for every Page. */
    @DELETE
    @Path("/{id}/permissions")
    Response revoke(@PathParam("id") String loginId, @QueryParam("access_token") String token);
}
