package dev.influencerplatform.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.json.EnumNames;
import jakarta.persistence.AttributeConverter;
import java.util.Locale;

/** What an account may do besides what is its own. */
public enum Role {
    @JsonProperty("user")
    USER,
    /** Operates the platform. */
    @JsonProperty("admin")
    ADMIN;

    /** As annotations of endpoints name it. */
    public static final String OPERATOR = "admin";

    /** Stores the names that JSON has, too. */
    static class Column implements AttributeConverter<Role, String> {

        @Override
        public String convertToDatabaseColumn(Role role) {
            return role.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Role convertToEntityAttribute(String name) {
            return (Role) EnumNames.of(Role.class).get(name);
        }
    }
}
