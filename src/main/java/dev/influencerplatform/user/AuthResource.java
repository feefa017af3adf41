package dev.influencerplatform.user;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.user.token.RefreshTokens;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Registration and sign-in. */
@Path("/api/v1/auth")
public class AuthResource {

    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final Caller caller;
    private final RoutingContext request;

    AuthResource(Accounts accounts, Sessions sessions, RefreshTokens refreshTokens, Caller caller, RoutingContext request) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.caller = caller;
        this.request = request;
    }

    /** Makes an account with its profile and signs it in. */
    @POST
    @Path("/register")
    @Limited(RateClass.REGISTRATION)
    @PermitAll
    @ResponseStatus(201)
    public TokenAnswer register(@NotNull @Valid NewUser user) {
        return accounts.register(user, request);
    }

    /** Signs in. */
    @POST
    @Path("/login")
    @Limited(RateClass.SIGN_IN)
    @PermitAll
    public TokenAnswer login(@NotNull @Valid AuthRequests.SignIn attempt) {
        return accounts.signIn(attempt, request);
    }

    /** Trades a refresh token for the next pair of tokens. */
    @POST
    @Path("/refresh")
    @Limited(RateClass.REFRESH)
    @PermitAll
    public TokenAnswer refresh(@NotNull @Valid AuthRequests.Refresh body) {
        return refreshTokens.read(body.refreshToken())
                .map(token -> sessions.refresh(token).orElseThrow(() -> UserProblems.REFRESH_TOKEN_REUSED
                        .with("Somebody presented an old refresh token. Sign in again.")))
                .orElseThrow(() -> UserProblems.INVALID_REFRESH_TOKEN.with("This refresh token was not made here."));
    }

    /** Ends this session. */
    @POST
    @Path("/logout")
    @Authenticated
    @APIResponse(responseCode = "204", description = "Signed out")
    @Transactional
    @Idempotent
    @Logged("logout")
    public void logout() {
        sessions.end(caller.sessionId());
    }

    /** Ends all sessions of the account. */
    @POST
    @Path("/logout-all")
    @Authenticated
    @APIResponse(responseCode = "204", description = "Signed out")
    @Transactional
    @Idempotent
    @Logged("logout_all")
    public void logoutAll() {
        sessions.endAll(caller.id());
    }
}
