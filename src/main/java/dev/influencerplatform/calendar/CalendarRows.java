package dev.influencerplatform.calendar;

import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.PlannedEntry;
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
class CalendarRows {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_ROWS_AROUND = 1_000;
    private static final ProblemType TOO_MANY_ENTRIES = new ProblemType("too-many-entries", 400,
            "There is too much on these days");
    private static final String SHOOTS = """
            select 'shoot' as kind, s.id as id, s.date as date, s.time as time, s.timeZone as timeZone,
                   s.durationMinutes as durationMinutes, cast(null as String) as platform,
                   cast(null as String) as contentType, s.brandName as brandName, s.campaignName as campaignName,
                   s.completed as completed, cast(null as Boolean) as available, cast(null as String) as reason
            from Shoot s where s.userId = :userId and s.date between :from and :to
            """;
    private static final String AND = " union all ";
    private static final String UPLOADS = """
            select 'upload' as kind, u.id as id, u.date as date, u.time as time, u.timeZone as timeZone,
                   cast(null as Integer) as durationMinutes, cast(u.platform as String) as platform,
                   u.contentType as contentType, u.brandName as brandName, u.campaignName as campaignName,
                   u.completed as completed, cast(null as Boolean) as available, cast(null as String) as reason
            from Upload u where u.userId = :userId and u.date between :from and :to
            """;
    private static final String OF_PLATFORM = " and u.platform = :platform";
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

    /** All that stands there; refused when that is more than anybody can want to see at once. */
    List<Row> between(UUID userId, LocalDate from, LocalDate to) {
        return few(query(SHOOTS + AND + UPLOADS + AND + DAYS), new Stretch(userId, from, to), MOST_ROWS);
    }

    /** Of all that stands there, what is found first. */
    List<Row> someBetween(UUID userId, LocalDate from, LocalDate to) {
        return rows(query(SHOOTS + AND + UPLOADS + AND + DAYS), new Stretch(userId, from, to), MOST_ROWS);
    }

    /** What keeps others from asking for somebody. */
    List<Row> shootsAndDays(UUID userId, LocalDate from, LocalDate to) {
        return few(query(SHOOTS + AND + DAYS), new Stretch(userId, from, to), MOST_ROWS);
    }

    /**
     * What a plan may collide with. Its owner's lock is held while it is read, so it must not take long: more than a thousand
     * in some days is refused.
     */
    List<Row> around(PlannedEntry entry, LocalDate from, LocalDate to) {
        TypedQuery<Row> query = entry.kind() == EntryKind.SHOOT ? query(SHOOTS + AND + DAYS)
                : query(UPLOADS + OF_PLATFORM + AND + DAYS).setParameter("platform",
                        UploadPlatform.valueOf(entry.platform()));
        return few(query, new Stretch(entry.userId(), from, to), MOST_ROWS_AROUND);
    }

    private record Stretch(UUID userId, LocalDate from, LocalDate to) {
    }

    private TypedQuery<Row> query(String parts) {
        return entityManager.createQuery(parts, Row.class);
    }

    private static List<Row> few(TypedQuery<Row> query, Stretch stretch, int most) {
        List<Row> rows = rows(query, stretch, most + 1);
        if (rows.size() > most) {
            throw TOO_MANY_ENTRIES.with("There are more than %d entries on these days and around.", most);
        }
        return rows;
    }

    private static List<Row> rows(TypedQuery<Row> query, Stretch stretch, int most) {
        return query.setParameter("userId", stretch.userId()).setParameter("from", stretch.from())
                .setParameter("to", stretch.to()).setMaxResults(most).getResultList();
    }
}
