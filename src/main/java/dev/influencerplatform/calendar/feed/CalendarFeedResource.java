package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.idempotency.Idempotent;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's feeds. */
@Path("/api/v1/calendar/feeds")
@Authenticated
public class CalendarFeedResource {

    private final Feeds feeds;
    private final Caller caller;
    private final IfMatch ifMatch;

    CalendarFeedResource(Feeds feeds, Caller caller, IfMatch ifMatch) {
        this.feeds = feeds;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    /** Newest first. */
    @GET
    public Page<FeedView> list(@BeanParam PageRequest page) {
        return CalendarFeed.list(caller.id(), page).map(FeedView::of);
    }

    @POST
    @Transactional
    @Idempotent
    @Logged(value = "create_calendar_feed", fields = { "name", "scope" })
    public RestResponse<FeedView> create(@NotNull @Valid FeedFields fields) {
        FeedView feed = feeds.open(fields, caller.id());
        return RestResponse.ResponseBuilder.<FeedView> created(URI.create("/api/v1/calendar/feeds/" + feed.id())).entity(feed)
                .build();
    }

    /** Its address is dead from then on. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @ResponseStatus(204)
    @Logged("revoke_calendar_feed")
    public void delete(@PathParam("id") UUID id) {
        CalendarFeed feed = CalendarFeed.findOwned(id, caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(FeedView.of(feed));
        feed.delete();
    }
}
