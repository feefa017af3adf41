package dev.influencerplatform.portfolio;

import dev.influencerplatform.calendar.AvailabilityView;
import dev.influencerplatform.calendar.DateRange;
import dev.influencerplatform.calendar.PublicAvailability;
import dev.influencerplatform.common.data.Source;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.http.PublicRead;
import dev.influencerplatform.common.http.Tagged;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.profile.FormerSlug;
import dev.influencerplatform.profile.PublicProfile;
import dev.influencerplatform.review.PublicReview;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public page of an influencer, for everybody who has its slug. */
@Path("/api/v1/portfolio/{slug}")
@PermitAll
public class PortfolioResource {

    private static final int PERMANENT_REDIRECT = 308;

    private final KeptPortfolios portfolios;
    private final PublicAvailability availability;
    private final Source source;

    PortfolioResource(KeptPortfolios portfolios, PublicAvailability availability, Sources sources) {
        this.source = sources.recent();
        this.portfolios = portfolios;
        this.availability = availability;
    }

    /** A slug of the past answers 308 with the present one; an unlisted page asks search engines not to list it. */
    @GET
    @PublicRead
    @APIResponse(responseCode = "308", description = "The slug has changed")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PortfolioView.class)))
    public RestResponse<Tagged> get(@PathParam("slug") String slug, @Context UriInfo asked) {
        return portfolios.find(slug).map(PortfolioResource::answer).orElseGet(() -> redirect(slug, "", asked));
    }

    /** Newest first. */
    @GET
    @Path("/reviews")
    @PublicRead
    @APIResponse(responseCode = "308", description = "The slug has changed")
    @APIResponse(responseCode = "200", description = "One page")
    public RestResponse<Page<PublicReview>> listReviews(@PathParam("slug") String slug, @BeanParam PageRequest page,
            @Context UriInfo asked) {
        return find(slug).map(profile -> RestResponse.ok(PublicReview.list(profile.userId(), page, source)))
                .orElseGet(() -> redirect(slug, "/reviews", asked));
    }

    /** Every day of the range, free or not: not when it is over, blocked or taken by a shoot. */
    @GET
    @Path("/availability")
    @PublicRead
    @APIResponse(responseCode = "308", description = "The slug has changed")
    @APIResponse(responseCode = "200", description = "The days")
    public RestResponse<AvailabilityView> getAvailability(@PathParam("slug") String slug, @BeanParam DateRange asked,
            @Context UriInfo request) {
        DateRange range = asked.checked();
        return find(slug).map(profile -> RestResponse.ok(availability.of(profile.userId(), profile.timeZone(), range)))
                .orElseGet(() -> redirect(slug, "/availability", request));
    }

    private Optional<PublicProfile> find(String slug) {
        return PublicProfile.find(slug, source);
    }

    private static RestResponse<Tagged> answer(KeptPortfolios.Answer found) {
        ResponseBuilder<Tagged> answer = ResponseBuilder.ok(found.body());
        return found.listed() ? answer.build() : answer.header("X-Robots-Tag", "noindex").build();
    }

    private static <T> RestResponse<T> redirect(String slug, String rest, UriInfo asked) {
        String successor = FormerSlug.findSuccessor(slug).orElseThrow(ProblemException::notFound);
        String path = "/api/v1/portfolio/" + successor + rest;
        return ResponseBuilder.<T> create(PERMANENT_REDIRECT)
                .location(asked.getRequestUriBuilder().replacePath(path).build()).build();
    }
}
