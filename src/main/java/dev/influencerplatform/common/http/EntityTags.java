package dev.influencerplatform.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.influencerplatform.common.crypto.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Strong entity tags: a hash of the very bytes that a read answers, so that nothing can change without its tag. */
@ApplicationScoped
public class EntityTags {

    private static final int TAG_BYTES = 16;

    private final ObjectMapper json;
    private final ObjectWriter stored;

    EntityTags(ObjectMapper json) {
        this.json = json;
        this.stored = json.writerWithView(View.Stored.class);
    }

    public Tagged tag(Object answer) {
        if (answer instanceof Tagged already) {
            return already;
        }
        byte[] body = answer instanceof String document ? document.getBytes(StandardCharsets.UTF_8)
                : write(json.writer(), answer);
        return new Tagged(body, tagOf(body));
    }

    /** The answer of a write, with the tag that the next read has. */
    public Tagged tagWritten(Object answer) {
        return new Tagged(write(json.writer(), answer), tagOf(write(stored, answer)));
    }

    private static String tagOf(byte[] body) {
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(body), TAG_BYTES)) + '"';
    }

    private static byte[] write(ObjectWriter writer, Object answer) {
        try {
            return writer.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the client of a read has already what this tag names. */
    public static boolean isKnown(HttpHeaders request, String tag) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && names(known, tag, true);
    }

    /**
     * Whether a condition header names this tag (RFC 9110, section 13.1).
     *
     * @param weakly as If-None-Match compares; If-Match never accepts a weak tag
     */
    static boolean names(String header, String tag, boolean weakly) {
        return Arrays.stream(header.split(",")).map(String::strip).anyMatch(
                candidate -> candidate.equals("*") || candidate.equals(tag) || weakly && candidate.equals("W/" + tag));
    }
}
