package dev.influencerplatform.shoot;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.Created;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The review link of one of the caller's shoots. */
@Path("/api/v1/shoots/{id}/review-link")
@Authenticated
public class ShootReviewLinkResource {

    private final ShootReads reads;
    private final ReviewLinks links;
    private final Caller caller;
    private final IfMatch ifMatch;
    private final String publicUrl;

    ShootReviewLinkResource(ShootReads reads, ReviewLinks links, Caller caller, IfMatch ifMatch,
            @ConfigProperty(name = "app.public-url") String publicUrl) {
        this.reads = reads;
        this.links = links;
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.publicUrl = publicUrl;
    }

    @GET
    public ReviewLinkView get(@PathParam("id") UUID id) {
        return reads.findOwned(id, caller.id()).filter(Shoot::hasReviewLink).map(this::view)
                .orElseThrow(ProblemException::notFound);
    }

    /** 201 with a new link, 200 with the one there is; regenerate=true replaces it, and the old one ends. */
    @POST
    @Transactional
    @Idempotent
    @Logged("create_review_link")
    @APIResponse(responseCode = "201", description = "A new link", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReviewLinkView.class)))
    @APIResponse(responseCode = "200", description = "The link there is", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReviewLinkView.class)))
    public RestResponse<ReviewLinkView> create(@PathParam("id") UUID id, @QueryParam("regenerate") Boolean regenerate) {
        Shoot shoot = Shoot.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
        String before = shoot.reviewToken;
        links.ensure(shoot, Boolean.TRUE.equals(regenerate));
        return shoot.reviewToken.equals(before) ? RestResponse.ok(view(shoot))
                : Created.in("/api/v1/shoots/" + id + "/review-link", view(shoot));
    }

    /** Ends the link. */
    @DELETE
    @Transactional
    @ResponseStatus(204)
    @Logged("revoke_review_link")
    public void delete(@PathParam("id") UUID id) {
        Shoot shoot = Shoot.findOwnedForUpdate(id, caller.id()).filter(Shoot::hasReviewLink)
                .orElseThrow(ProblemException::notFound);
        ifMatch.check(view(shoot));
        links.revoke(shoot);
    }

    private ReviewLinkView view(Shoot shoot) {
        return ReviewLinkView.of(shoot, links.isExpired(shoot), publicUrl);
    }
}
