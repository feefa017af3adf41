package dev.influencerplatform.common.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that an enum's constants have in JSON and in parameters. */
public final class EnumNames {

    private EnumNames() {
    }

    public static Map<String, Object> of(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(nameOf(type, ((Enum<?>) constant).name()), constant);
        }
        return byName;
    }

    private static String nameOf(Class<?> type, String constant) {
        try {
            JsonProperty property = type.getField(constant).getAnnotation(JsonProperty.class);
            return property == null ? constant : property.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
