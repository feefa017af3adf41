package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The order of a list of shoots. */
public enum ShootOrder {
    @JsonProperty("date")
    NEWEST_FIRST("desc", "<"),
    @JsonProperty("-date")
    OLDEST_FIRST("asc", ">");

    /** In HQL, as is the next one. */
    final String direction;
    /** How a row compares with those before it. */
    final String after;

    ShootOrder(String direction, String after) {
        this.direction = direction;
        this.after = after;
    }
}
