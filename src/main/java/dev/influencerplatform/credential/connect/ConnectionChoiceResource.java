package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.credential.CredentialViews;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What is still to be chosen after a consent that opened several accounts. */
@Path("/api/v1/connection-choices/{id}")
@Authenticated
public class ConnectionChoiceResource {

    private final ConnectionChoices choices;
    private final CredentialViews views;
    private final Caller caller;

    ConnectionChoiceResource(ConnectionChoices choices, CredentialViews views, Caller caller) {
        this.choices = choices;
        this.views = views;
        this.caller = caller;
    }

    /** Gone once it is decided or has expired. */
    @GET
    public ChoiceView get(@PathParam("id") UUID id) {
        return choices.find(id, caller.id());
    }

    /** Connects the chosen accounts, all or none; what was not chosen is forgotten. */
    @POST
    @Limited(RateClass.CONNECT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Idempotent
    @Logged(value = "connect_account", fields = "platformUserIds")
    public ChoiceView.Connected decide(@PathParam("id") UUID id, @NotNull @Valid ChoiceView.Decision decision) {
        return new ChoiceView.Connected(views.of(choices.decide(id, caller.id(), decision.platformUserIds())));
    }
}
