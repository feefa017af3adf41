package dev.influencerplatform.credential;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.Platform;
import java.util.UUID;

/**
 * A credential outside of any transaction, with what opens it.
 *
 * @param seal its sealed access token, which tells whether it has changed since
 */
record OpenedCredential(UUID id, UUID userId, Platform platform, String seal, Access access) {

    @Override
    public String toString() {
        return platform + " credential " + id;
    }
}
