package dev.influencerplatform.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.social.MediaItem;
import dev.influencerplatform.social.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts what a platform lists into the table of media, a page in one statement. */
@ApplicationScoped
class MediaRows {

    private static final int LONGEST_ID = 255;
    private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entityManager;
    private final ObjectMapper json;

    MediaRows(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /** An id that no platform has, or a date that no calendar has, would lose all that came with it. */
    private static boolean isStorable(MediaItem item) {
        return item.platformMediaId().length() <= LONGEST_ID
                && (item.publishedAt() == null
                        || item.publishedAt().isBefore(END_OF_TIME) && item.publishedAt().isAfter(BEGINNING));
    }

    /** By the platform's id; a count that is hidden now was perhaps never known, so it is null again. */
    void store(UUID credentialId, List<MediaItem> items, Instant now) {
        entityManager.createNativeQuery("""
                INSERT INTO media (credential_id, platform_media_id, kind, caption, permalink, thumbnail_url, published_at,
                    views, likes, comments, shares, observed_at)
                SELECT DISTINCT ON ("platformMediaId") CAST(?1 AS uuid), "platformMediaId", kind, caption, permalink,
                       "thumbnailUrl", coalesce("publishedAt", ?2), views, likes, comments, shares, ?2
                FROM jsonb_to_recordset(CAST(?3 AS jsonb)) AS item("platformMediaId" text, kind text, caption text,
                         permalink text, "thumbnailUrl" text, "publishedAt" timestamp, counts jsonb),
                     jsonb_to_record(counts) AS count(views bigint, likes bigint, comments bigint, shares bigint)
                ON CONFLICT (credential_id, platform_media_id) DO UPDATE SET kind = excluded.kind, caption = excluded.caption,
                    permalink = excluded.permalink, thumbnail_url = excluded.thumbnail_url,
                    published_at = excluded.published_at, views = excluded.views, likes = excluded.likes,
                    comments = excluded.comments, shares = excluded.shares, observed_at = excluded.observed_at,
                    removed_at = NULL""")
                .setParameter(1, credentialId.toString()).setParameter(2, now)
                .setParameter(3, write(items.stream().filter(MediaRows::isStorable).toList()))
                .executeUpdate();
    }

    /**
     * Marks what a pull did not meet.
     *
     * @param started when the pull began
     * @param reachedBackTo how far back it came; null when it met all there is
     */
    void markRemoved(UUID credentialId, Instant started, Instant reachedBackTo) {
        MediaEntry.update("removedAt = ?1 where credentialId = ?2 and removedAt is null and observedAt < ?1"
                + " and publishedAt >= ?3", started, credentialId, reachedBackTo == null ? Instant.EPOCH : reachedBackTo);
    }

    /** Drops a batch of what a platform does not let be kept, and tells how much it was. */
    int drop(Platform platform, Duration age, int most) {
        return entityManager.createNativeQuery("""
                DELETE FROM media WHERE id IN (
                    SELECT m.id FROM credentials c
                    CROSS JOIN LATERAL (
                        SELECT id FROM media
                        WHERE credential_id = c.id AND observed_at < localtimestamp - make_interval(secs => ?1)
                        LIMIT ?2 FOR UPDATE SKIP LOCKED) m
                    WHERE c.platform = CAST(?3 AS social_platform) LIMIT ?2)""")
                .setParameter(1, age.toSeconds()).setParameter(2, most).setParameter(3, platform.name()).executeUpdate();
    }

    private String write(List<MediaItem> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
