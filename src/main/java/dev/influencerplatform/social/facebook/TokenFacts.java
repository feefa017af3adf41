package dev.influencerplatform.social.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.meta.GraphJson;
import dev.influencerplatform.social.meta.MetaFailure;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Facebook knows of a token.
 *
 * @param expiresAt null when time does not end it
 * @param dataAccessExpiresAt when it opens nothing any more unless the person comes back, though it is valid; null for never
 */
record TokenFacts(Instant expiresAt, Instant dataAccessExpiresAt) {

    /** Fails with the reason when the token is dead. */
    static TokenFacts of(JsonNode answer, Instant now) {
        JsonNode data = answer.path("data");
        if (!data.path("is_valid").isBoolean()) {
            throw PlatformException.unreadable("The platform does not say whether the token is valid.");
        }
        if (!data.path("is_valid").booleanValue()) {
            throw MetaFailure.deadToken(ForeignJson.count(data.path("error"), "subcode"));
        }
        return new TokenFacts(GraphJson.moment(data, "expires_at", now),
                GraphJson.moment(data, "data_access_expires_at", now));
    }

    /** When access ends, whatever ends it; null for never. */
    Instant end() {
        return Stream.of(expiresAt, dataAccessExpiresAt).filter(Objects::nonNull).min(Instant::compareTo)
                .orElse(null);
    }
}
