package dev.influencerplatform.metric;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its numbers and media. */
@Singleton
class MetricExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("metrics", """
                        SELECT m.credential_id AS "credentialId", m.metric, m.day, m.value, m.status,
                            m.observed_at AS "observedAt"
                        FROM metrics m JOIN credentials c ON c.id = m.credential_id WHERE c.user_id = ?
                        ORDER BY m.credential_id, m.metric, m.day"""),
                new Table("media", """
                        SELECT m.id, m.credential_id AS "credentialId", m.platform_media_id AS "platformMediaId", m.kind,
                            m.caption, m.permalink, m.thumbnail_url AS "thumbnailUrl", m.published_at AS "publishedAt",
                            m.views, m.likes, m.comments, m.shares, m.observed_at AS "observedAt",
                            m.removed_at AS "removedAt"
                        FROM media m JOIN credentials c ON c.id = m.credential_id WHERE c.user_id = ?
                        ORDER BY m.credential_id, m.published_at, m.id"""));
    }
}
