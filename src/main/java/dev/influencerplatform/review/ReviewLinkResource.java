package dev.influencerplatform.review;

import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import dev.influencerplatform.log.Logged;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The client's side of a review link; whoever has the link may use it. */
@Path("/api/v1/review-links/{token}")
@PermitAll
public class ReviewLinkResource {

    private final ReviewSubmission submission;

    ReviewLinkResource(ReviewSubmission submission) {
        this.submission = submission;
    }

    /** Whom the review is about. The first opening is remembered. */
    @GET
    @Limited(RateClass.LINK)
    @Transactional
    public ReviewContext get(@PathParam("token") String token) {
        return submission.open(token);
    }

    /** Submits the one review of this link. */
    @POST
    @Path("/reviews")
    @Limited(RateClass.PUBLIC_REVIEW)
    @ResponseStatus(201)
    @Transactional
    @Idempotent
    @Logged(value = "submit_review", fields = "rating")
    public SubmittedReview submit(@PathParam("token") String token, @NotNull @Valid NewReview review) {
        return SubmittedReview.of(submission.submit(token, review));
    }
}
