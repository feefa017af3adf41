package dev.influencerplatform.profile;

import dev.influencerplatform.common.data.Source;
import java.util.Optional;
import java.util.UUID;

/** Whose portfolio may be shown; that of a locked account may not. */
public record PublicProfile(UUID userId, String timeZone) {

    public static Optional<PublicProfile> find(String slug, Source source) {
        return source.first(PublicProfile.class, """
                SELECT p.user_id, u.time_zone FROM profiles p JOIN users u ON u.id = p.user_id
                WHERE p.slug = ? AND p.visibility <> 'private' AND u.locked_at IS NULL""", slug);
    }
}
