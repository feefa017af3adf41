package dev.influencerplatform.shoot;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its shoots: not the token of a review link, which opens it. */
@Singleton
class ShootExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("shoots", """
                        SELECT id, date, time, time_zone AS "timeZone", duration_minutes AS "durationMinutes", location,
                            brand_name AS "brandName", campaign_name AS "campaignName", notes, amount, currency, completed,
                            completed_at AS "completedAt", review_link_generated_at AS "reviewLinkGeneratedAt",
                            review_link_expires_at AS "reviewLinkExpiresAt", review_link_opened_at AS "reviewLinkOpenedAt",
                            review_submitted_at AS "reviewSubmittedAt", created_at AS "createdAt",
                            updated_at AS "updatedAt"
                        FROM shoots WHERE user_id = ? ORDER BY date, id"""));
    }
}
