package dev.influencerplatform.shoot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a summary is grouped by. */
public enum ShootGrouping {
    @JsonProperty("month")
    MONTH("to_char(date, 'YYYY-MM')"),
    @JsonProperty("brand")
    BRAND("brand_name");

    /** In SQL. */
    final String key;

    ShootGrouping(String key) {
        this.key = key;
    }
}
