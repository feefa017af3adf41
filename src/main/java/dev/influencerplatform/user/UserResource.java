package dev.influencerplatform.user;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** The caller's own account. */
@Path("/api/v1/users/me")
@Authenticated
public class UserResource {

    private final Accounts accounts;
    private final Caller caller;
    private final IfMatch ifMatch;
    private final RoutingContext request;
    private final Clock clock;

    UserResource(Accounts accounts, Caller caller, IfMatch ifMatch, RoutingContext request, Clock clock) {
        this.accounts = accounts;
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.request = request;
        this.clock = clock;
    }

    @GET
    public UserView get() {
        return User.<User> findByIdOptional(caller.id()).map(UserView::of).orElseThrow(ProblemException::notFound);
    }

    @PATCH
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Transactional
    @Logged(value = "update_account", fields = { "timeZone", "currency", "locale" })
    public UserView update(
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = UserFields.class))) MergePatch<UserFields> patch) {
        User user = User.lock(caller.id());
        ifMatch.check(UserView.of(user));
        user.change(patch.applyTo(UserFields.of(user)), clock);
        User.flush();
        return UserView.of(user);
    }

    /** Changes the password and ends all other sessions. */
    @PUT
    @Path("/password")
    @Limited(RateClass.PASSWORD)
    public void changePassword(@NotNull @Valid AuthRequests.PasswordChange change) {
        accounts.changePassword(caller.id(), caller.sessionId(), change, request);
    }
}
