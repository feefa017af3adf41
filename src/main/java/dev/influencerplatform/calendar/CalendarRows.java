package dev.influencerplatform.calendar;

import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.Titles;
import dev.influencerplatform.upload.UploadPlatform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** Reads what stands on a stretch of a calendar in one statement, with the indexes on user and date. */
@ApplicationScoped
public class CalendarRows {

    private static final int MOST_ROWS = 10_000;
    private static final ProblemType TOO_MANY_ENTRIES = new ProblemType("too-many-entries", 400,
            "There is too much on these days");
    private static final String SELECT = """
            select 'SHOOT' as kind, s.id as id, s.date as date, s.time as time, s.timeZone as timeZone,
                   s.durationMinutes as durationMinutes, cast(null as String) as platform,
                   cast(null as String) as contentType, s.brandName as brandName, s.campaignName as campaignName,
                   s.completed as flag, cast(null as String) as reason
            from Shoot s where s.userId = :userId and s.date between :from and :to
            union all
            select 'UPLOAD', u.id, u.date, u.time, u.timeZone, cast(null as Integer), cast(u.platform as String),
                   u.contentType, u.brandName, u.campaignName, u.completed, cast(null as String)
            from Upload u where u.userId = :userId and u.date between :from and :to
            union all
            select 'DAY', c.id, c.date, cast(null as LocalTime), cast(null as String), cast(null as Integer),
                   cast(null as String), cast(null as String), cast(null as String), cast(null as String),
                   c.availabilityStatus, c.reason
            from CalendarDay c where c.userId = :userId and c.date between :from and :to""";

    private final EntityManager entityManager;

    CalendarRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A shoot, an upload, or a day that is marked as available or not.
     *
     * @param flag of an entry, whether it is completed; of a day, whether it is available
     */
    record Row(String kind, UUID id, LocalDate date, LocalTime time, String timeZone, Integer durationMinutes,
            String platform, String contentType, String brandName, String campaignName, boolean flag, String reason) {

        boolean isDay() {
            return kind.equals("DAY");
        }

        boolean is(EntryKind entryKind) {
            return kind.equals(entryKind.name());
        }

        EntryKind entryKind() {
            return EntryKind.valueOf(kind);
        }

        String title() {
            return is(EntryKind.SHOOT) ? Titles.ofShoot(brandName, campaignName)
                    : Titles.ofUpload(UploadPlatform.valueOf(platform).brand, contentType, brandName, campaignName);
        }

        Slot slot() {
            return new Slot(date, time, timeZone, durationMinutes);
        }
    }

    List<Row> between(UUID userId, LocalDate from, LocalDate to) {
        return limited(entityManager.createQuery(SELECT, Row.class).setParameter("userId", userId)
                .setParameter("from", from).setParameter("to", to));
    }

    /** All rows of a query, or the refusal of what nobody can want to see at once. */
    public static <T> List<T> limited(TypedQuery<T> query) {
        List<T> rows = query.setMaxResults(MOST_ROWS + 1).getResultList();
        if (rows.size() > MOST_ROWS) {
            throw TOO_MANY_ENTRIES.with("There are more than %d entries on these days and around.", MOST_ROWS);
        }
        return rows;
    }
}
