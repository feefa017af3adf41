package dev.influencerplatform.credential;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.user.User;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The caller's connected accounts. */
@Path("/api/v1/credentials")
@Authenticated
public class CredentialResource {

    private final CredentialViews views;
    private final Credentials credentials;
    private final Caller caller;
    private final IfMatch ifMatch;

    CredentialResource(CredentialViews views, Credentials credentials, Caller caller, IfMatch ifMatch) {
        this.views = views;
        this.credentials = credentials;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    /** Newest first. */
    @GET
    public Page<CredentialView> list(@QueryParam("platform") Platform platform, @BeanParam PageRequest page) {
        return views.of(Credential.list(new CredentialFilter(caller.id(), platform), page));
    }

    @GET
    @Path("/{id}")
    public CredentialView get(@PathParam("id") UUID id) {
        return views.of(Credential.findOwned(id, caller.id()).orElseThrow(ProblemException::notFound));
    }

    /**
     * Now, beside what happens by itself; asked again within a minute, it leaves the token as it is. 409 needs-reauth when
     * only the person can help, 429 while the platform wants to be left alone, 503 when it is out of order: then nothing has
     * changed.
     */
    @POST
    @Path("/{id}/refresh")
    @Limited(RateClass.CONNECT)
    @Idempotent(leavesTheProcess = true)
    @Logged("request_refresh")
    public CredentialView refresh(@PathParam("id") UUID id) {
        return views.of(credentials.refresh(id, caller.id()));
    }

    /** Ends the grant at the platform as far as it can be ended there, and forgets the tokens and all that they brought. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @ResponseStatus(204)
    @Logged("disconnect_account")
    public void delete(@PathParam("id") UUID id) {
        // of two accounts of one login that are disconnected at once, the second one ends the grant
        User.lock(caller.id());
        Credential credential = Credential.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(views.of(credential));
        credentials.disconnect(credential);
    }
}
