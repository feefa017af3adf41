package dev.influencerplatform.profile;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its profile. */
@Singleton
class ProfileExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("profile", """
                        SELECT id, slug, display_name AS "displayName", bio, category, profile_photo AS "profilePhoto",
                            min_budget AS "minBudget", max_budget AS "maxBudget", currency, visibility,
                            created_at AS "createdAt", updated_at AS "updatedAt"
                        FROM profiles WHERE user_id = ?"""),
                new Table("formerSlugs",
                        """
                                SELECT slug, retired_at AS "retiredAt" FROM former_slugs WHERE user_id = ? ORDER BY retired_at, slug"""));
    }
}
