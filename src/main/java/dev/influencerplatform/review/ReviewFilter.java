package dev.influencerplatform.review;

import dev.influencerplatform.common.paging.Conditions;
import java.util.UUID;

/** Which reviews of whom are asked for. */
record ReviewFilter(UUID userId, UUID shootId, Boolean published, Integer rating) {

    Conditions conditions() {
        return Conditions.ofOwner("userId", userId).and("shootId = :shootId", shootId).and("published = :published", published)
                .and("rating = :rating", rating);
    }
}
