package dev.influencerplatform.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How often a local time comes in its zone on its date: clocks that change skip some and repeat others. */
public enum TimeResolution {
    @JsonProperty("exact")
    EXACT,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("repeated")
    REPEATED;

    public static final String DESCRIPTION = "How often the clocks in timeZone show this time on this date. exact: once; "
            + "skipped: never, and startsAt is later by what they skip; repeated: twice, and startsAt is the first";
}
