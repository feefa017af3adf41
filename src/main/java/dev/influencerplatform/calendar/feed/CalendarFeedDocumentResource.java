package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.limit.Limited;
import dev.influencerplatform.common.limit.RateClass;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** Feeds as calendar programs read them. */
@Path("/api/v1/calendar/feeds/{token}.ics")
@PermitAll
public class CalendarFeedDocumentResource {

    private final Feeds feeds;

    CalendarFeedDocumentResource(Feeds feeds) {
        this.feeds = feeds;
    }

    /** An iCalendar document (RFC 5545), for everybody who has the address; read it again with its ETag. */
    @GET
    @Limited(RateClass.LINK)
    @Produces("text/calendar")
    public RestResponse<String> get(@PathParam("token") String token) {
        return RestResponse.ok(feeds.read(token));
    }
}
