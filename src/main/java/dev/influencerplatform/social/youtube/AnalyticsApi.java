package dev.influencerplatform.social.youtube;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The YouTube Analytics API v2, as far as it is used. */
@RegisterRestClient
interface AnalyticsApi {

    /** @param metrics with commas between; one that cannot be had fails them all */
    @GET
    @Path("/reports")
    @ClientQueryParam(name = "ids", value = "channel==MINE")
    @ClientQueryParam(name = "dimensions", value = "day")
    Response report(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("startDate") String from,
            @QueryParam("endDate") String to, @QueryParam("metrics") String metrics);
}
