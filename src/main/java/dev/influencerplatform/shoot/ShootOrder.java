package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The order of a list of shoots. */
public enum ShootOrder {
    @JsonProperty("date")
    NEWEST_FIRST,
    @JsonProperty("-date")
    OLDEST_FIRST
}
