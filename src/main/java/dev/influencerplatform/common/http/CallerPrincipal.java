package dev.influencerplatform.common.http;

import java.time.Instant;
import java.util.UUID;

/** What a verified access token says of who sends it. */
public interface CallerPrincipal {

    UUID userId();

    UUID sessionId();

    /** When the password was last given in this session. */
    Instant authenticatedAt();
}
