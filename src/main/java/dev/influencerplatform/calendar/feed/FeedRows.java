package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** Reads what a feed shows, in one statement. */
@ApplicationScoped
class FeedRows {

    private static final int MOST_ROWS = 5_000;
    private static final String CANCELLED = """
            select c.kind as kind, c.id as id, c.date as date, c.time as time, c.timeZone as timeZone,
                   c.durationMinutes as durationMinutes, c.version as version, c.cancelledAt as updatedAt, true as cancelled,
                   cast(null as String) as platform, cast(null as String) as contentType, cast(null as String) as brandName,
                   cast(null as String) as campaignName, cast(null as String) as location, cast(null as String) as notes
            from CancelledEntry c where c.userId = :userId and c.date between :from and :to
                and c.cancelledAt > :cancelledSince and c.kind in (:kinds)""";
    private static final String SHOOTS = """
            union all
            select 'shoot', s.id, s.date, s.time, s.timeZone, s.durationMinutes, s.version, s.updatedAt, false,
                   cast(null as String), cast(null as String), s.brandName, s.campaignName, case when :told = true then s.location end, case when :told = true then left(s.notes, 500) end
            from Shoot s where s.userId = :userId and s.date between :from and :to""";
    private static final String UPLOADS = """
            union all
            select 'upload', u.id, u.date, u.time, u.timeZone, cast(null as Integer), u.version, u.updatedAt, false,
                   cast(u.platform as String), u.contentType, u.brandName, u.campaignName, cast(null as String), case when :told = true then left(u.notes, 500) end
            from Upload u where u.userId = :userId and u.date between :from and :to""";
    private static final String DAYS = """
            union all
            select 'day', d.id, d.date, cast(null as LocalTime), cast(null as String), cast(null as Integer), d.version,
                   d.updatedAt, false, cast(null as String), cast(null as String), cast(null as String),
                   cast(null as String), cast(null as String), case when :told = true then d.reason end
            from CalendarDay d where d.userId = :userId and d.date between :from and :to and d.availabilityStatus = false""";

    private final EntityManager entityManager;

    FeedRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Which days a feed shows, and since when it tells of deletions. */
    record Window(LocalDate from, LocalDate to, Instant cancelledSince) {
    }

    /**
     * A shoot, an upload, or a blocked day.
     *
     * @param notes of a day, why it is blocked
     */
    record Row(String kind, UUID id, LocalDate date, LocalTime time, String timeZone, Integer durationMinutes, int version,
            Instant updatedAt, boolean cancelled, String platform, String contentType, String brandName,
            String campaignName, String location, String notes) {

        Slot slot() {
            return new Slot(date, time, timeZone, durationMinutes);
        }
    }

    /** The latest date first; of more than a program could want, the latest. Long notes are cut: it is read every hour. */
    List<Row> select(UUID userId, FeedScope scope, Window window) {
        StringBuilder parts = new StringBuilder(CANCELLED);
        if (scope.kinds.contains(EntryKind.SHOOT)) {
            parts.append('\n').append(SHOOTS);
        }
        if (scope.kinds.contains(EntryKind.UPLOAD)) {
            parts.append('\n').append(UPLOADS);
        }
        if (scope.blockedDays) {
            parts.append('\n').append(DAYS);
        }
        return entityManager.createQuery(parts + "\norder by 3 desc, 2", Row.class).setParameter("userId", userId)
                .setParameter("from", window.from()).setParameter("to", window.to())
                .setParameter("cancelledSince", window.cancelledSince())
                .setParameter("told", scope != FeedScope.BUSY)
                .setParameter("kinds", scope.kinds.stream().map(EntryKind::label).toList())
                .setMaxResults(MOST_ROWS).getResultList();
    }
}
