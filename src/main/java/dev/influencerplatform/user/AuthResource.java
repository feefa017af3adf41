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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Registration and sign-in. */
@Path("/api/v1/auth")
public class AuthResource {

    private final Registrations registrations;
    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final RefreshCookie cookie;
    private final Caller caller;
    private final RoutingContext request;

    AuthResource(Registrations registrations, Accounts accounts, Sessions sessions, RefreshTokens refreshTokens,
            RefreshCookie cookie, Caller caller, RoutingContext request) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.cookie = cookie;
        this.caller = caller;
        this.request = request;
    }

    /** Makes an account with its profile and signs it in; where addresses are confirmed, sends the link that does it. */
    @POST
    @Path("/register")
    @Limited(RateClass.REGISTRATION)
    @PermitAll
    @APIResponse(responseCode = "201", description = "The account, signed in", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(responseCode = "202", description = "A mail is on its way, whether the address had an account or not")
    public RestResponse<TokenAnswer> register(@NotNull @Valid NewUser user) {
        return registrations.register(user, request).map(tokens -> cookie.carry(tokens, user.refreshTransport()))
                .map(tokens -> RestResponse.status(Status.CREATED, tokens))
                .orElseGet(() -> RestResponse.status(Status.ACCEPTED));
    }

    /** Signs in. */
    @POST
    @Path("/login")
    @Limited(RateClass.SIGN_IN)
    @PermitAll
    public TokenAnswer login(@NotNull @Valid AuthRequests.SignIn attempt) {
        return cookie.carry(accounts.signIn(attempt, request), attempt.refreshTransport());
    }

    /** Trades a refresh token, from the body or the cookie, for the next pair of tokens in the same place. */
    @POST
    @Path("/refresh")
    @Limited(RateClass.REFRESH)
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public TokenAnswer refresh(@Valid @RequestBody(required = false) AuthRequests.Refresh body) {
        TokenAnswer answer = refreshTokens.read(cookie.tokenOf(body))
                .map(token -> sessions.refresh(token).orElseThrow(() -> UserProblems.REFRESH_TOKEN_REUSED
                        .with("Somebody presented an old refresh token. Sign in again.")))
                .orElseThrow(() -> UserProblems.INVALID_REFRESH_TOKEN.with("This refresh token was not made here."));
        return cookie.carry(answer, cookie.transportOf(body));
    }

    /** Takes the password once more; the new access token may do what takes a recent one, for ten minutes. */
    @POST
    @Path("/reauthenticate")
    @Authenticated
    @Limited(RateClass.PASSWORD)
    public TokenAnswer reauthenticate(@NotNull @Valid AuthRequests.Reauthentication wish) {
        accounts.requirePassword(caller.id(), wish.password(), "password", "reauthenticate", request);
        return cookie.carry(sessions.reauthenticate(caller.sessionId()), cookie.orPresent(wish.refreshTransport()));
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
        cookie.clear();
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
        cookie.clear();
    }
}
