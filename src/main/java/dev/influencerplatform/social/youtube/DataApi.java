package dev.influencerplatform.social.youtube;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The YouTube Data API v3, as far as it is used. Every call costs one unit of the quota. */
@RegisterRestClient
interface DataApi {

    String MOST_ITEMS = "50";

    @GET
    @Path("/channels")
    @ClientQueryParam(name = "mine", value = "true")
    Response channels(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("part") String part);

    @GET
    @Path("/playlistItems")
    @ClientQueryParam(name = "part", value = "contentDetails")
    @ClientQueryParam(name = "maxResults", value = MOST_ITEMS)
    Response playlistItems(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("playlistId") String playlist,
            @QueryParam("pageToken") String page);

    /** @param ids with commas between, at most fifty */
    @GET
    @Path("/videos")
    @ClientQueryParam(name = "part", value = "snippet,statistics,contentDetails,status")
    Response videos(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("id") String ids);
}
