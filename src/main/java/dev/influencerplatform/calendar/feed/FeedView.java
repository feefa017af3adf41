package dev.influencerplatform.calendar.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A feed as its owner sees it. */
public record FeedView(@NotNull UUID id, @NotNull String name,
        @NotNull FeedScope scope,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Give it to a calendar program; whoever has it reads the feed. Shown once, when the feed is made") String url,
        @NotNull Instant createdAt,
        @Schema(description = "When a program last read it, to the minute") Instant lastReadAt)
        implements
            View {

    static FeedView of(CalendarFeed feed) {
        return of(feed, null);
    }

    static FeedView of(CalendarFeed feed, String url) {
        return new FeedView(feed.id, feed.name, feed.scope, url, feed.createdAt, feed.lastReadAt);
    }

    @Override
    public View stored() {
        return url == null ? this : new FeedView(id, name, scope, null, createdAt, lastReadAt);
    }
}
