package dev.influencerplatform.common.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An answer as it was first given.
 *
 * @param tag its ETag, or null when it had none
 */
record StoredAnswer(int status, String location, String contentType, String tag, String body) {

    /** The stored JSON, written as it is. */
    record Stored(@JsonValue @JsonRawValue String json) {
    }

    Object entity() {
        return new Stored(body);
    }
}
