package dev.influencerplatform.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Cursor;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** The order of a list of shoots or uploads. What has no time stands before the rest of its day. */
public enum ScheduleOrder {
    @JsonProperty("date")
    NEWEST_FIRST("desc", "<"),
    @JsonProperty("-date")
    OLDEST_FIRST("asc", ">");

    /** In HQL, where the row is called e; as is the next one. */
    private final String direction;
    /** How a row compares with those before it. */
    private final String after;

    ScheduleOrder(String direction, String after) {
        this.direction = direction;
        this.after = after;
    }

    /** Only what comes after a place in the list; to be called once, whether there is a place or not. */
    public Conditions from(Optional<Cursor> place, Conditions conditions) {
        conditions.with("midnight", LocalTime.MIN);
        // the condition on the date alone is there for the index on (user_id, date)
        place.ifPresent(last -> conditions.and("e.date " + after + "= :date", last.date(0))
                .and("(e.date, coalesce(e.time, :midnight), e.id) " + after + " (:date, :time, :id)")
                .with("time", last.time(1)).with("id", last.id(2)));
        return conditions;
    }

    public String ordering() {
        return " order by e.date %1$s, coalesce(e.time, :midnight) %1$s, e.id %1$s".formatted(direction);
    }

    /** Where a row stands. */
    public static List<?> placeOf(ScheduledEntry entry) {
        return List.of(entry.date, entry.time == null ? LocalTime.MIN : entry.time, entry.id);
    }
}
