package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.calendar.CalendarRows;
import dev.influencerplatform.schedule.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a feed shows, in one statement. */
@ApplicationScoped
class FeedRows {

    private static final String SHOOTS = """
            select 'shoot' as kind, s.id as id, s.date as date, s.time as time, s.timeZone as timeZone,
                   s.durationMinutes as durationMinutes, s.version as version, s.updatedAt as updatedAt, false as cancelled,
                   cast(null as String) as platform, cast(null as String) as contentType, s.brandName as brandName,
                   s.campaignName as campaignName, s.location as location, s.notes as notes
            from Shoot s where s.userId = :userId and s.date between :from and :to""";
    private static final String UPLOADS = """
            select 'upload' as kind, u.id as id, u.date as date, u.time as time, u.timeZone as timeZone,
                   cast(null as Integer) as durationMinutes, u.version as version, u.updatedAt as updatedAt,
                   false as cancelled, cast(u.platform as String) as platform, u.contentType as contentType,
                   u.brandName as brandName, u.campaignName as campaignName, cast(null as String) as location,
                   u.notes as notes
            from Upload u where u.userId = :userId and u.date between :from and :to""";
    private static final String DAYS = """
            select 'day', d.id, d.date, cast(null as LocalTime), cast(null as String), cast(null as Integer), d.version,
                   d.updatedAt, false, cast(null as String), cast(null as String), cast(null as String),
                   cast(null as String), cast(null as String), d.reason
            from CalendarDay d where d.userId = :userId and d.date between :from and :to and d.availabilityStatus = false""";
    private static final String CANCELLED = """
            select c.kind, c.id, c.date, c.time, c.timeZone, c.durationMinutes, c.version, c.cancelledAt, true,
                   cast(null as String), cast(null as String), cast(null as String), cast(null as String),
                   cast(null as String), cast(null as String)
            from CancelledEntry c where c.userId = :userId and c.date between :from and :to
                and c.cancelledAt > :cancelledSince and c.kind in (:kinds)""";

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

    List<Row> select(UUID userId, FeedScope scope, Window window) {
        List<String> parts = switch (scope) {
            case ALL -> List.of(SHOOTS, UPLOADS, DAYS, CANCELLED);
            case SHOOTS -> List.of(SHOOTS, CANCELLED);
            case UPLOADS -> List.of(UPLOADS, CANCELLED);
            case BUSY -> List.of(SHOOTS, DAYS, CANCELLED);
        };
        List<String> kinds = Stream.of("shoot", "upload")
                .filter(kind -> parts.contains(kind.equals("shoot") ? SHOOTS : UPLOADS)).collect(Collectors.toList());
        return CalendarRows
                .limited(entityManager.createQuery(String.join("\nunion all\n", parts) + "\norder by 3, 2", Row.class)
                        .setParameter("userId", userId).setParameter("from", window.from()).setParameter("to", window.to())
                        .setParameter("cancelledSince", window.cancelledSince()).setParameter("kinds", kinds));
    }
}
