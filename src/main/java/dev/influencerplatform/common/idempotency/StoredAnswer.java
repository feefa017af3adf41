package dev.influencerplatform.common.idempotency;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.influencerplatform.common.http.View;

/**
 * An answer as it was first given.
 *
 * @param tag its ETag, or null when it had none
 */
record StoredAnswer(int status, String location, String contentType, String tag, String body) {

    /** The stored JSON of an object, written as it is, with its tag. */
    record StoredView(@JsonValue @JsonRawValue String json, String tag) implements View {
    }

    /** The stored problem, written as it is. */
    record StoredProblem(@JsonValue @JsonRawValue String json) {
    }

    Object entity() {
        return status < 300 ? new StoredView(body, tag) : new StoredProblem(body);
    }
}
