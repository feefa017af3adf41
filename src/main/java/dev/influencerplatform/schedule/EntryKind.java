package dev.influencerplatform.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an influencer plans. */
public enum EntryKind {
    @JsonProperty("shoot")
    SHOOT,
    @JsonProperty("upload")
    UPLOAD;

    /** As JSON has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
