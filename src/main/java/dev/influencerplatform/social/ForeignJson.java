package dev.influencerplatform.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads JSON that others write: what is not of the form that is looked for is as good as not there. */
public final class ForeignJson {

    // not the application's: that one is strict with what people send
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,19}");
    private static final int LONGEST_ID = 255;
    /** PostgreSQL has no U+0000, and nobody has a use for the others. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\u0080-\u009f]");
    private static final int LONGEST_LINK = 4096;

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
        String text = value.isTextual() ? CONTROLS.matcher(value.textValue()).replaceAll("") : "";
        return text.isBlank() ? null : text;
    }

    /** An id is text to us; some platforms write theirs as numbers, which may be beyond 2^53. */
    public static String id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        String id = value.isIntegralNumber() ? value.asText() : text(object, field);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** An address that a browser can be given; null when it is none. */
    public static String link(JsonNode object, String field) {
        String text = text(object, field);
        if (text == null || text.length() > LONGEST_LINK) {
            return null;
        }
        try {
            URI address = new URI(text);
            return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null ? text : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    /** Scopes with blanks or commas between them. */
    public static List<String> words(String text) {
        return Stream.of(CONTROLS.matcher(text).replaceAll("").split("[ ,]+")).filter(word -> !word.isEmpty()).distinct()
                .toList();
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
