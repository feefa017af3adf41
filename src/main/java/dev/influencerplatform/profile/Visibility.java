package dev.influencerplatform.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.json.EnumNames;
import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** Who finds a portfolio: everybody, only who has its link, nobody. */
public enum Visibility {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("unlisted")
    UNLISTED,
    @JsonProperty("private")
    PRIVATE;

    /** Stores the names that JSON has, too. */
    static class Column implements AttributeConverter<Visibility, String> {

        @Override
        public String convertToDatabaseColumn(Visibility visibility) {
            return visibility.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Visibility convertToEntityAttribute(String name) {
            return (Visibility) EnumNames.of(Visibility.class).get(name);
        }
    }
}
