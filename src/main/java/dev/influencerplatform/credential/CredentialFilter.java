package dev.influencerplatform.credential;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.social.Platform;
import java.util.UUID;

/** Which connected accounts a list holds. */
record CredentialFilter(UUID userId, Platform platform) {

    Conditions conditions() {
        return Conditions.ofOwner("userId", userId).and("platform = :platform", platform);
    }
}
