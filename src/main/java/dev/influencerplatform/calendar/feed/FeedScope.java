package dev.influencerplatform.calendar.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.json.EnumNames;
import dev.influencerplatform.schedule.EntryKind;
import jakarta.persistence.AttributeConverter;
import java.util.Locale;
import java.util.Set;

/** What a feed shows. */
public enum FeedScope {
    @JsonProperty("all")
    ALL(Set.of(EntryKind.SHOOT, EntryKind.UPLOAD), true),
    @JsonProperty("shoots")
    SHOOTS(Set.of(EntryKind.SHOOT), false),
    @JsonProperty("uploads")
    UPLOADS(Set.of(EntryKind.UPLOAD), false),
    /** That a time is taken, but not by what. */
    @JsonProperty("busy")
    BUSY(Set.of(EntryKind.SHOOT), true);

    final Set<EntryKind> kinds;
    final boolean blockedDays;

    FeedScope(Set<EntryKind> kinds, boolean blockedDays) {
        this.kinds = kinds;
        this.blockedDays = blockedDays;
    }

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
