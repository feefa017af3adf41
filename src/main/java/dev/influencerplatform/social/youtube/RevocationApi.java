package dev.influencerplatform.social.youtube;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Where Google ends grants. */
@RegisterRestClient
interface RevocationApi {

    /** @param token an access or a refresh token: either ends the whole grant */
    @POST
    Response revoke(@FormParam("token") String token);
}
