package dev.influencerplatform.calendar;

import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.Titles;
import dev.influencerplatform.upload.UploadPlatform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** Reads what stands on a stretch of a calendar in one statement, with the indexes on user and date. */
@ApplicationScoped
class CalendarRows {

    private static final int MOST_ROWS = 10_000;
    private static final ProblemType TOO_MANY_ENTRIES = new ProblemType("too-many-entries", 400,
            "There is too much on these days");
    private static final String SHOOTS = """
            select 'shoot' as kind, s.id as id, s.date as date, s.time as time, s.timeZone as timeZone,
                   s.durationMinutes as durationMinutes, cast(null as String) as platform,
                   cast(null as String) as contentType, s.brandName as brandName, s.campaignName as campaignName,
                   s.completed as completed, cast(null as Boolean) as available, cast(null as String) as reason
            from Shoot s where s.userId = :userId and s.date between :from and :to
            union all
            """;
    private static final String UPLOADS = """
            select 'upload', u.id, u.date, u.time, u.timeZone, cast(null as Integer), cast(u.platform as String),
                   u.contentType, u.brandName, u.campaignName, u.completed, cast(null as Boolean), cast(null as String)
            from Upload u where u.userId = :userId and u.date between :from and :to
            union all
            """;
    private static final String DAYS = """
            select 'day', c.id, c.date, cast(null as LocalTime), cast(null as String), cast(null as Integer),
                   cast(null as String), cast(null as String), cast(null as String), cast(null as String),
                   cast(null as Boolean), c.availabilityStatus, c.reason
            from CalendarDay c where c.userId = :userId and c.date between :from and :to""";

    private final EntityManager entityManager;

    CalendarRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A shoot, an upload, or a day of which something was said.
     *
     * @param kind shoot, upload or day
     * @param completed of a shoot or an upload
     * @param available of a day
     */
    record Row(String kind, UUID id, LocalDate date, LocalTime time, String timeZone, Integer durationMinutes,
            String platform, String contentType, String brandName, String campaignName, Boolean completed, Boolean available,
            String reason) {

        boolean isDay() {
            return kind.equals("day");
        }

        boolean is(EntryKind entryKind) {
            return kind.equals(entryKind.label());
        }

        String title() {
            return is(EntryKind.SHOOT) ? Titles.ofShoot(brandName, campaignName)
                    : Titles.ofUpload(UploadPlatform.valueOf(platform).displayName, contentType, brandName, campaignName);
        }

        Slot slot() {
            return new Slot(date, time, timeZone, durationMinutes);
        }
    }

    List<Row> between(UUID userId, LocalDate from, LocalDate to) {
        return select(SHOOTS + UPLOADS + DAYS, userId, from, to);
    }

    /** What keeps others from asking for somebody. */
    List<Row> shootsAndDays(UUID userId, LocalDate from, LocalDate to) {
        return select(SHOOTS + DAYS, userId, from, to);
    }

    private List<Row> select(String parts, UUID userId, LocalDate from, LocalDate to) {
        List<Row> rows = entityManager.createQuery(parts, Row.class).setParameter("userId", userId)
                .setParameter("from", from).setParameter("to", to).setMaxResults(MOST_ROWS + 1).getResultList();
        if (rows.size() > MOST_ROWS) {
            throw TOO_MANY_ENTRIES.with("There are more than %d entries on these days and around.", MOST_ROWS);
        }
        return rows;
    }
}
