package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.log.LogPlatform;
import dev.influencerplatform.log.LogSubject;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.social.Platform;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The way to a connected account: to the platform for consent, and back from there. */
@Path("/api/v1/credentials/{platform}")
public class ConnectionResource {

    private final ConnectFlow flow;
    private final Caller caller;
    private final LogSubject subject;

    ConnectionResource(ConnectFlow flow, Caller caller, LogSubject subject) {
        this.flow = flow;
        this.caller = caller;
        this.subject = subject;
    }

    /** Send the browser to the answer's address; it comes back to redirectTo. */
    @POST
    @Path("/authorize")
    @Limited(RateClass.CONNECT)
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Transactional
    @Idempotent
    @Logged(value = "authorize_account", fields = "redirectTo")
    public Authorization authorize(@PathParam("platform") Platform platform,
            @Valid @RequestBody(required = false) Authorization.Wish wish) {
        subject.isOn(LogPlatform.valueOf(platform.name()));
        return flow.begin(caller.id(), platform, wish == null ? null : wish.redirectTo());
    }

    /**
     * Where a platform sends the browser after consent; nothing to be called by clients. It goes on to redirectTo with
     * connected= (the credential's id) and state=, or with error= (why not); with error=choice-needed and choice= (an id) when
     * consent opened several accounts. A state that nobody was sent with is 400.
     */
    @GET
    @Path("/callback")
    @Limited(RateClass.CONNECT)
    @PermitAll
    @APIResponse(responseCode = "303", description = "On to redirectTo")
    public RestResponse<Void> receive(@PathParam("platform") Platform platform, @QueryParam("state") String state,
            @Parameter(description = "What the platform gives for a consent") @QueryParam("code") String code,
            @Parameter(description = "Why the platform gives no code") @QueryParam("error") String error) {
        return RestResponse.seeOther(flow.finish(platform, new ConnectFlow.Return(state, code, error)));
    }
}
