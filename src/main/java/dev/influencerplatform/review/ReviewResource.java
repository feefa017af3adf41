package dev.influencerplatform.review;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** The reviews that the caller has received. */
@Path("/api/v1/reviews")
@Authenticated
public class ReviewResource {

    private static final int FEWEST_STARS = 1;
    private static final int MOST_STARS = 5;

    private final Caller caller;
    private final IfMatch ifMatch;
    private final Clock clock;

    ReviewResource(Caller caller, IfMatch ifMatch, Clock clock) {
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    /** Newest first; clients' contact data is masked. */
    @GET
    public Page<ReviewView> list(@QueryParam("shootId") UUID shootId, @QueryParam("published") Boolean published,
            @Parameter(description = "1 to 5") @QueryParam("rating") Integer rating, @BeanParam PageRequest page) {
        if (rating != null && (rating < FEWEST_STARS || rating > MOST_STARS)) {
            throw ProblemException.badParameter("rating", "must be an integer from 1 to 5");
        }
        return Review.list(new ReviewFilter(caller.id(), shootId, published, rating), page);
    }

    @GET
    @Path("/{id}")
    public ReviewView get(@PathParam("id") UUID id) {
        return Review.findOwned(id, caller.id()).map(ReviewView::of).orElseThrow(ProblemException::notFound);
    }

    /** Hides or shows a review; its words cannot be edited. */
    @PATCH
    @Path("/{id}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Transactional
    @Logged(value = "moderate_review", fields = { "isPublished", "hiddenReason" })
    public ReviewView update(@PathParam("id") UUID id,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ReviewModeration.class))) MergePatch<ReviewModeration> patch) {
        Review review = change(id);
        review.moderate(patch.applyTo(ReviewModeration.of(review)), clock);
        return saved(review);
    }

    /** Publishes the one reply, or replaces it. */
    @PUT
    @Path("/{id}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Logged("reply_to_review")
    public ReviewView reply(@PathParam("id") UUID id, @NotNull @Valid NewReply reply) {
        Review review = change(id);
        review.reply(reply.text(), clock);
        return saved(review);
    }

    @DELETE
    @Path("/{id}/reply")
    @Transactional
    @Logged("delete_reply")
    public ReviewView deleteReply(@PathParam("id") UUID id) {
        Review review = change(id);
        review.reply(null, clock);
        return saved(review);
    }

    /** Erases what is known of the client: number, address, name; with text=true the words as well. The stars stay. */
    @DELETE
    @Path("/{id}/client-data")
    @Transactional
    @Logged("erase_client_data")
    public ReviewView eraseClientData(@PathParam("id") UUID id, @QueryParam("text") @DefaultValue("false") Boolean text) {
        Review review = change(id);
        review.eraseClient(text, clock);
        return saved(review);
    }

    private Review change(UUID id) {
        Review review = Review.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(ReviewView.of(review));
        return review;
    }

    private static ReviewView saved(Review review) {
        Review.flush();
        return ReviewView.of(review);
    }
}
