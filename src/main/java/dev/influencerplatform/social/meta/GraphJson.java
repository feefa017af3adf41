package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what the Graph writes in more than one way, or in ways of its own. */
public final class GraphJson {

    /** The offset has no colon, which is not what ISO 8601 is elsewhere. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX][X]");
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

    private GraphJson() {
    }

    /** The object of an answer that has it plainly, or alone in {@code data} as the documentation shows it. */
    public static JsonNode object(PlatformAnswer answer) {
        JsonNode object = answer.object();
        JsonNode data = object.path("data");
        return data.isArray() && data.path(0).isObject() ? data.path(0) : object;
    }

    /** A token, which there must be. */
    public static String token(JsonNode object) {
        String token = ForeignJson.text(object, "access_token");
        if (token == null) {
            throw PlatformException.unreadable("The platform gave no token.");
        }
        return token;
    }

    /** How long a token lives, by {@code expires_in}, which is believed within reason. */
    public static Duration life(JsonNode object) {
        JsonNode seconds = object.path("expires_in");
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong() || seconds.longValue() <= 0
                || seconds.longValue() > LONGEST_LIFE.toSeconds()) {
            throw PlatformException.unreadable("The platform does not say how long its token lives.");
        }
        return Duration.ofSeconds(seconds.longValue());
    }

    /** A moment in seconds of the epoch; null when it is 0 or absent, which is never. */
    public static Instant moment(JsonNode object, String field, Instant now) {
        JsonNode seconds = object.path(field);
        if (seconds.isMissingNode() || seconds.isNull() || seconds.isIntegralNumber() && seconds.asLong() == 0) {
            return null;
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong() || seconds.longValue() < 0
                || seconds.longValue() > now.plus(LONGEST_LIFE).getEpochSecond()) {
            throw PlatformException.unreadable("The platform names a moment that is none.");
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    /** A date and time; null when it is none. */
    public static Instant date(JsonNode object, String field) {
        try {
            String text = ForeignJson.text(object, field);
            return text == null ? null : OffsetDateTime.parse(text, DATE).toInstant();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Scopes in a list, or in one text with commas. */
    public static List<String> scopes(JsonNode scopes) {
        return ForeignJson.words(scopes.isArray() ? StreamSupport.stream(scopes.spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.joining(",")) : scopes.asText());
    }
}
