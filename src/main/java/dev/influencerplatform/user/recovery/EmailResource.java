package dev.influencerplatform.user.recovery;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.user.Accounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The caller's e-mail address. */
@Path("/api/v1/users/me/email")
public class EmailResource {

    private final Accounts accounts;
    private final EmailConfirmation confirmation;
    private final Caller caller;
    private final RoutingContext request;

    EmailResource(Accounts accounts, EmailConfirmation confirmation, Caller caller, RoutingContext request) {
        this.accounts = accounts;
        this.confirmation = confirmation;
        this.caller = caller;
        this.request = request;
    }

    /** Sends a link to the new address, which is the account's once it is followed. */
    @POST
    @Limited(RateClass.PASSWORD)
    @Authenticated
    @APIResponse(responseCode = "202", description = "A mail is on its way")
    @ResponseStatus(202)
    @Idempotent(leavesTheProcess = true)
    public void requestChange(@NotNull @Valid RecoveryRequests.EmailChange change) {
        accounts.requirePassword(caller.id(), change.password(), "password", "request_email_change", request);
        QuarkusTransaction.requiringNew().run(() -> confirmation.requestChange(caller.id(), change.newEmail()));
    }

    /** Follows that link; whoever has it need not be signed in. */
    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Limited(RateClass.RECOVERY)
    @PermitAll
    @APIResponse(responseCode = "204", description = "The account has the new address")
    @Transactional
    @Idempotent
    public void confirm(@NotNull @Valid RecoveryRequests.Token link) {
        confirmation.change(link.token());
    }
}
