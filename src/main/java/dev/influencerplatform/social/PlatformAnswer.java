package dev.influencerplatform.social;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What a platform answered.
 *
 * @param body missing where it is empty, and where an error is told in anything else than JSON
 */
public record PlatformAnswer(int status, JsonNode body, MultivaluedMap<String, String> headers) {

    /** The first value, or null. */
    public String header(String name) {
        return headers.getFirst(name);
    }

    /** The body of an answer that makes sense as a JSON object only. */
    public JsonNode object() {
        if (!body.isObject()) {
            throw PlatformException.unreadable("The platform's answer is no JSON object.");
        }
        return body;
    }

    /** Without the rest: it may hold tokens. */
    @Override
    public String toString() {
        return "an answer with status " + status;
    }
}
