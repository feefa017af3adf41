package dev.influencerplatform.common.http;

import java.util.UUID;

/** An answer that shows one object; it gets a strong ETag (RFC 9110, section 8.8.3). */
public interface View {

    /** The row that it shows, or null when it has none of its own. */
    default UUID id() {
        return null;
    }

    /** Marks what only the answer of a write says, so that a write and the next read have the same tag. */
    interface OfWrites {
    }

    /** What is the same in every answer. */
    interface Stored {
    }
}
