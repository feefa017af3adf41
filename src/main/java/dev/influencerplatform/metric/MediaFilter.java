package dev.influencerplatform.metric;

import dev.influencerplatform.common.paging.Conditions;
import java.util.UUID;

/** Which media a list holds. */
record MediaFilter(UUID credentialId, boolean removed) {

    Conditions conditions() {
        return Conditions.ofOwner("credentialId", credentialId)
                .and(removed ? "removedAt is not null" : "removedAt is null");
    }
}
