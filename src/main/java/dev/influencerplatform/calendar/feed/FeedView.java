package dev.influencerplatform.calendar.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.influencerplatform.common.http.View;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A feed as its owner sees it. */
public record FeedView(@NotNull UUID id, @NotNull String name,
        @NotNull FeedScope scope,
        @JsonView(View.OfWrites.class) @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Give it to a calendar program; whoever has it reads the feed. Shown once, when the feed is made") String url,
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
}
