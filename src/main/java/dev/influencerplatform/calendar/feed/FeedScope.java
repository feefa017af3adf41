package dev.influencerplatform.calendar.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.json.EnumNames;
import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** What a feed shows. */
public enum FeedScope {
    /** Shoots, uploads and blocked days. */
    @JsonProperty("all")
    ALL,
    @JsonProperty("shoots")
    SHOOTS,
    @JsonProperty("uploads")
    UPLOADS,
    /** That a time is taken, by shoots and blocked days, but not by what. */
    @JsonProperty("busy")
    BUSY;

    /** Stores the names that JSON has, too. */
    static class Column implements AttributeConverter<FeedScope, String> {

        @Override
        public String convertToDatabaseColumn(FeedScope scope) {
            return scope.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public FeedScope convertToEntityAttribute(String name) {
            return (FeedScope) EnumNames.of(FeedScope.class).get(name);
        }
    }
}
