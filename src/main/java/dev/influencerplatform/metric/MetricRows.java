package dev.influencerplatform.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The table of numbers: one row a metric and day. Rows without an identity of their own, so plain SQL and no entity. */
@ApplicationScoped
class MetricRows {

    private static final int LONGEST_RAW = 10_000;

    private final EntityManager entityManager;
    private final ObjectMapper json;

    MetricRows(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /** A reading on its way into the table. */
    record Entry(String metric, String day, Long value, String status, String raw) {

        static Entry of(Reading reading, LocalDate today) {
            return new Entry(reading.metric(), (reading.day() == null ? today : reading.day()).toString(), reading.value(),
                    reading.status().name(), isStorable(reading.raw()) ? reading.raw() : null);
        }

        /** PostgreSQL has no U+0000; and what is so long is no number. */
        private static boolean isStorable(String raw) {
            return raw != null && raw.length() <= LONGEST_RAW && !raw.contains("\\u0000");
        }
    }

    /** A row on its way out; days and times as what no JVM zone can shift. */
    record Row(String metric, String day, Long value, String status, long observedAt) {

        MetricValue view() {
            return new MetricValue(metric, LocalDate.parse(day), value, Reading.Status.valueOf(status),
                    Instant.EPOCH.plus(observedAt, ChronoUnit.MICROS));
        }
    }

    /** What was known of a day stays when a later look at it finds nothing. */
    void store(UUID credentialId, List<Reading> readings, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Entry> entries = readings.stream().map(reading -> Entry.of(reading, today)).toList();
        entityManager.createNativeQuery("""
                INSERT INTO metrics (credential_id, metric, day, value, status, raw, observed_at)
                SELECT DISTINCT ON (e.metric, e.day) ?, e.metric, e.day, e.value, e.status, CAST(e.raw AS jsonb), ?
                FROM jsonb_to_recordset(CAST(? AS jsonb)) AS e(metric text, day date, value bigint, status text, raw text)
                ON CONFLICT (credential_id, metric, day) DO UPDATE SET value = excluded.value, status = excluded.status,
                    raw = excluded.raw, observed_at = excluded.observed_at
                WHERE excluded.value IS NOT NULL OR metrics.value IS NULL""")
                .setParameter(1, credentialId).setParameter(2, now).setParameter(3, write(entries)).executeUpdate();
    }

    /** The latest of each metric. */
    @SuppressWarnings("unchecked")
    List<MetricValue> current(UUID credentialId) {
        List<Row> rows = entityManager
                .createNativeQuery(
                        """
                                SELECT DISTINCT ON (metric) metric, day::text, value, status, (extract(epoch FROM observed_at) * 1000000)::bigint
                                FROM metrics WHERE credential_id = ? ORDER BY metric, day DESC""",
                        Row.class)
                .setParameter(1, credentialId).getResultList();
        return rows.stream().map(Row::view).toList();
    }

    /** By metric and day. */
    @SuppressWarnings("unchecked")
    List<MetricValue> history(UUID credentialId, MetricRange range) {
        List<Row> rows = entityManager.createNativeQuery("""
                SELECT metric, day::text, value, status, (extract(epoch FROM observed_at) * 1000000)::bigint
                FROM metrics WHERE credential_id = ? AND day BETWEEN CAST(? AS date) AND CAST(? AS date)
                ORDER BY metric, day""", Row.class)
                .setParameter(1, credentialId).setParameter(2, range.from().toString())
                .setParameter(3, range.to().toString()).getResultList();
        return rows.stream().map(Row::view).toList();
    }

    /**
     * Drops a batch of what a platform does not let be kept, and tells how much it was. Looked for account by account: what
     * other platforms let be kept for good is old, too, and in time all there is.
     */
    int drop(Platform platform, Duration age, int most) {
        return entityManager.createNativeQuery("""
                DELETE FROM metrics WHERE (credential_id, metric, day) IN (
                    SELECT m.credential_id, m.metric, m.day FROM credentials c
                    CROSS JOIN LATERAL (
                        SELECT credential_id, metric, day FROM metrics
                        WHERE credential_id = c.id AND observed_at < localtimestamp - make_interval(secs => ?1)
                        LIMIT ?2 FOR UPDATE SKIP LOCKED) m
                    WHERE c.platform = CAST(?3 AS social_platform) LIMIT ?2)""")
                .setParameter(1, age.toSeconds()).setParameter(2, most).setParameter(3, platform.name()).executeUpdate();
    }

    /** Forgets the names of a batch of accounts that nothing else is kept of any more, and tells how many they were. */
    int forgetNames(Platform platform, Duration age, int most) {
        return entityManager.createNativeQuery("""
                UPDATE credentials SET account_name = NULL WHERE id IN (
                    SELECT id FROM credentials c
                    WHERE platform = CAST(?1 AS social_platform) AND account_name IS NOT NULL
                      AND connected_at < localtimestamp - make_interval(secs => ?2)
                      AND NOT EXISTS (SELECT 1 FROM metrics WHERE credential_id = c.id)
                      AND NOT EXISTS (SELECT 1 FROM media WHERE credential_id = c.id)
                    LIMIT ?3 FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, platform.name()).setParameter(2, age.toSeconds()).setParameter(3, most).executeUpdate();
    }

    private String write(List<Entry> entries) {
        try {
            return json.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
