package dev.influencerplatform.social.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.meta.GraphJson;
import dev.influencerplatform.social.meta.MetaFailure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What Facebook knows of a token.
 *
 * @param scopes what is granted; null when that is not told
 * @param expiresAt null when time does not end it
 * @param dataAccessExpiresAt when it opens nothing any more unless the person comes back, though it is valid; null for never
 */
record TokenFacts(List<String> scopes, Instant expiresAt, Instant dataAccessExpiresAt) {

    /** Fails with the reason when the token is dead, or opens nothing any more. */
    static TokenFacts of(JsonNode answer, Instant now) {
        JsonNode data = answer.path("data");
        if (!data.path("is_valid").isBoolean()) {
            throw PlatformException.unreadable("The platform does not say whether the token is valid.");
        }
        if (!data.path("is_valid").booleanValue()) {
            throw MetaFailure.deadToken(ForeignJson.count(data.path("error"), "subcode"));
        }
        Instant dataAccessEnd = GraphJson.moment(data, "data_access_expires_at", now);
        if (dataAccessEnd != null && !dataAccessEnd.isAfter(now)) {
            throw MetaFailure.reauth("data-access-ended",
                    "The person has not come by for so long that the platform shows nothing of the account any more.");
        }
        List<String> scopes = GraphJson.scopes(data.path("scopes"));
        return new TokenFacts(scopes.isEmpty() ? null : scopes, GraphJson.moment(data, "expires_at", now), dataAccessEnd);
    }

    /** When access ends, whatever ends it; null for never. */
    Instant end() {
        return Stream.of(expiresAt, dataAccessExpiresAt).filter(Objects::nonNull).min(Instant::compareTo)
                .orElse(null);
    }
}
