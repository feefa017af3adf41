package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.Created;
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
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's feeds. */
@Path(CalendarFeedResource.PATH)
@Authenticated
public class CalendarFeedResource {

    static final String PATH = "/api/v1/calendar/feeds";

    private final Feeds feeds;
    private final Caller caller;
    private final IfMatch ifMatch;
    private final String publicApiUrl;

    CalendarFeedResource(Feeds feeds, Caller caller, IfMatch ifMatch,
            @ConfigProperty(name = "app.public-api-url") String publicApiUrl) {
        this.feeds = feeds;
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.publicApiUrl = publicApiUrl;
    }

    /** Newest first. */
    @GET
    public Page<FeedView> list(@BeanParam PageRequest page) {
        return CalendarFeed.list(caller.id(), page).map(FeedView::of);
    }

    @GET
    @Path("/{id}")
    public FeedView get(@PathParam("id") UUID id) {
        return FeedView.of(CalendarFeed.findOwned(id, caller.id()).orElseThrow(ProblemException::notFound));
    }

    @POST
    @Transactional
    @Idempotent
    @Logged(value = "create_calendar_feed", fields = { "name", "scope" })
    public RestResponse<FeedView> create(@NotNull @Valid FeedFields fields) {
        FeedToken token = FeedToken.random();
        CalendarFeed feed = feeds.open(fields, token, caller.id());
        return Created.in(PATH, FeedView.of(feed, publicApiUrl + PATH + "/" + token.text() + ".ics"));
    }

    /** Its address is dead from then on. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @ResponseStatus(204)
    @Logged("revoke_calendar_feed")
    public void delete(@PathParam("id") UUID id) {
        CalendarFeed feed = CalendarFeed.findOwnedForUpdate(id, caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(FeedView.of(feed));
        feed.delete();
    }
}
