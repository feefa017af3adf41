package dev.influencerplatform.user.recovery;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.user.User;
import dev.influencerplatform.user.mail.MailKind;
import dev.influencerplatform.user.mail.Mails;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Ways back to an account, and into a new one, by mail. */
@Path("/api/v1/auth")
@PermitAll
@Limited(RateClass.RECOVERY)
public class RecoveryResource {

    private final PasswordReset passwordReset;
    private final EmailConfirmation confirmation;
    private final Mails mails;
    private final Caller caller;

    RecoveryResource(PasswordReset passwordReset, EmailConfirmation confirmation, Mails mails, Caller caller) {
        this.passwordReset = passwordReset;
        this.confirmation = confirmation;
        this.mails = mails;
        this.caller = caller;
    }

    /** Sends a link that sets a new password, if the address has an account; the answer does not tell. */
    @POST
    @Path("/password/forgot")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "If the address has an account, a mail is on its way")
    @ResponseStatus(202)
    @Transactional
    @Idempotent
    public void forgotPassword(@NotNull @Valid RecoveryRequests.Address whose) {
        mails.plan(MailKind.PASSWORD_RESET, null, whose.email(), Map.of());
    }

    /** Sets a new password and ends all sessions; sign in with it. */
    @POST
    @Path("/password/reset")
    @APIResponse(responseCode = "202", description = "The password is set")
    @ResponseStatus(202)
    @Idempotent(leavesTheProcess = true)
    public void resetPassword(@NotNull @Valid RecoveryRequests.Reset reset) {
        passwordReset.reset(reset);
    }

    /** Confirms the address of an account; a registration becomes an account by it. */
    @POST
    @Path("/email/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "204", description = "The address is confirmed")
    @Transactional
    @Idempotent
    public void verifyEmail(@NotNull @Valid RecoveryRequests.Token link) {
        confirmation.verify(link.token());
    }

    /** Sends the link that confirms an address again: the one named, or else the caller's own. */
    @POST
    @Path("/email/verification")
    @APIResponse(responseCode = "202", description = "If the address waits for it, a mail is on its way")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Idempotent
    public void requestVerification(@Valid @RequestBody(required = false) RecoveryRequests.Address whose) {
        if (whose != null) {
            mails.plan(MailKind.VERIFICATION, null, whose.email(), Map.of());
        } else {
            User user = caller.idIfKnown().flatMap(id -> User.<User> findByIdOptional(id))
                    .orElseThrow(() -> ProblemException.invalid("email", "must not be null"));
            mails.plan(MailKind.VERIFICATION, user.id, user.email, Map.of());
        }
    }
}
