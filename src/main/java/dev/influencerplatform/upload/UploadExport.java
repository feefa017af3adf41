package dev.influencerplatform.upload;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its uploads. */
@Singleton
class UploadExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("uploads", """
                        SELECT id, shoot_id AS "shootId", date, time, time_zone AS "timeZone", platform,
                            content_type AS "contentType", brand_name AS "brandName", campaign_name AS "campaignName", notes,
                            completed, completed_at AS "completedAt", published_url AS "publishedUrl",
                            created_at AS "createdAt", updated_at AS "updatedAt"
                        FROM uploads WHERE user_id = ? ORDER BY date, id"""));
    }
}
