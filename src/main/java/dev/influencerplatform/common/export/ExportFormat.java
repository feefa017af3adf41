package dev.influencerplatform.common.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an export is written as. */
public enum ExportFormat {
    /** One JSON document, a list for each kind of data. */
    @JsonProperty("json")
    JSON("application/json"),
    /** A ZIP archive with a CSV file (RFC 4180) for each kind. */
    @JsonProperty("zip")
    ZIP("application/zip");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
