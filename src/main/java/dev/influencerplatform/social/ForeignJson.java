package dev.influencerplatform.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.regex.Pattern;

/** Reads JSON that others write: what is not of the form that is looked for is as good as not there. */
public final class ForeignJson {

    // not the application's: that one is strict with what people send
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,19}");
    private static final int LONGEST_ID = 255;
    private static final String NUL = "\u0000";

    private ForeignJson() {
    }

    /** @return missing when there is nothing to read */
    public static JsonNode parse(byte[] json) throws JsonProcessingException {
        try {
            JsonNode read = MAPPER.readTree(json);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException unreadable) {
            throw unreadable;
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    /** Text as the database can keep it; null when there is none, or nothing but blanks. */
    public static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        // PostgreSQL has no U+0000
        String text = value.isTextual() ? value.textValue().replace(NUL, "") : "";
        return text.isBlank() ? null : text;
    }

    /** An id is text to us; some platforms write theirs as numbers, which may be beyond 2^53. */
    public static String id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        String id = value.isIntegralNumber() ? value.asText() : text(object, field);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** A count in digits or as text; null when there is none, it is negative, or too large to be one. */
    public static Long count(JsonNode object, String field) {
        return count(object.path(field));
    }

    public static Long count(JsonNode value) {
        if (value.isTextual()) {
            return COUNT.matcher(value.textValue()).matches() ? parsed(value.textValue()) : null;
        }
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0 ? value.longValue() : null;
    }

    private static Long parsed(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }
}
