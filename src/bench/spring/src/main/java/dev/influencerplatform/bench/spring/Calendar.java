package dev.influencerplatform.bench.spring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.fasterxml.jackson.annotation.JsonInclude;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The days of a range with all that is planned on them. */
@RestController
class Calendar {

    private static final int MOST_DAYS = 366;
    private static final int MOST_ROWS = 10_000;
    private static final Comparator<Entry> ORDER = Comparator
            .comparing(Entry::startsAt, Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(Entry::kind)
            .thenComparing(Entry::id);

    private final Rows rows;

    Calendar(Rows rows) {
        this.rows = rows;
    }

    record View(LocalDate from, LocalDate to, List<Day> days) {
    }

    record Day(LocalDate date, boolean available, Boolean availabilityStatus, String reason, List<Entry> entries) {
    }

    record Entry(String kind, UUID id, String time, String timeZone, Instant startsAt, String timeResolution, Integer durationMinutes,
            String title, @JsonInclude(JsonInclude.Include.NON_NULL) String platform, boolean completed) {
    }

    @GetMapping("/api/v1/calendar")
    ResponseEntity<View> get(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to, @AuthenticationPrincipal Jwt token) {
        if (from.isAfter(to) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "from must not be after to, and at most 366 days are shown");
        }
        List<Row> found = rows.between(UUID.fromString(token.getSubject()), from, to, MOST_ROWS + 1);
        if (found.size() > MOST_ROWS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is too much on these days");
        }
        Map<LocalDate, List<Row>> byDate = found.stream().collect(Collectors.groupingBy(Row::date));
        View view = new View(from, to,
                from.datesUntil(to.plusDays(1)).map(date -> day(date, byDate.getOrDefault(date, List.of()))).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(view);
    }

    private static Day day(LocalDate date, List<Row> rows) {
        List<Entry> entries = rows.stream().filter(row -> !row.isDay()).map(Row::entry).sorted(ORDER).toList();
        return rows.stream().filter(Row::isDay).findFirst()
                .map(mark -> new Day(date, mark.available(), mark.available(), mark.reason(), entries))
                .orElse(new Day(date, true, null, null, entries));
    }

    /** A shoot, an upload, or a day of which something was said. */
    record Row(String kind, UUID id, LocalDate date, LocalTime time, String timeZone, Integer durationMinutes, String platform,
            String contentType, String brandName, String campaignName, Boolean completed, Boolean available, String reason) {

        private static final Map<String, String> PLATFORMS = Map.of("instagram", "Instagram", "facebook", "Facebook", "youtube",
                "YouTube", "tiktok", "TikTok");

        boolean isDay() {
            return kind.equals("day");
        }

        Slot slot() {
            return new Slot(date, time, timeZone, durationMinutes);
        }

        String title() {
            Stream<String> parts = kind.equals("shoot") ? Stream.of(brandName, campaignName)
                    : Stream.of(contentType == null ? PLATFORMS.get(platform) : contentType, brandName, campaignName);
            return parts.filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
        }

        Entry entry() {
            return new Entry(kind, id, time == null ? null : time.toString(), timeZone, slot().startsAt(), slot().timeResolution(),
                    durationMinutes, title(), platform, completed);
        }
    }

    /** What stands on a stretch of somebody's calendar, in one statement. */
    @Repository
    @Transactional(readOnly = true)
    static class Rows {

        private static final String SHOOTS = """
                select 'shoot' as kind, s.id as id, s.date as date, s.time as time, s.timeZone as timeZone,
                       s.durationMinutes as durationMinutes, cast(null as String) as platform, cast(null as String) as contentType,
                       s.brandName as brandName, s.campaignName as campaignName, s.completed as completed,
                       cast(null as Boolean) as available, cast(null as String) as reason
                from Shoot s where s.userId = :userId and s.date between :from and :to
                """;
        private static final String UPLOADS = """
                union all
                select 'upload', u.id, u.date, u.time, u.timeZone, cast(null as Integer), cast(u.platform as String), u.contentType,
                       u.brandName, u.campaignName, u.completed, cast(null as Boolean), cast(null as String)
                from Upload u where u.userId = :userId and u.date between :from and :to
                """;
        private static final String DAYS = """
                union all
                select 'day', c.id, c.date, cast(null as LocalTime), cast(null as String), cast(null as Integer),
                       cast(null as String), cast(null as String), cast(null as String), cast(null as String),
                       cast(null as Boolean), c.availabilityStatus, c.reason
                from CalendarDay c where c.userId = :userId and c.date between :from and :to""";

        private final EntityManager entityManager;

        Rows(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        List<Row> between(UUID userId, LocalDate from, LocalDate to, int most) {
            return query(SHOOTS + UPLOADS + DAYS, userId, from, to, most);
        }

        List<Row> shootsAndDays(UUID userId, LocalDate from, LocalDate to, int most) {
            return query(SHOOTS + DAYS, userId, from, to, most);
        }

        private List<Row> query(String hql, UUID userId, LocalDate from, LocalDate to, int most) {
            return entityManager.createQuery(hql, Row.class).setParameter("userId", userId).setParameter("from", from)
                    .setParameter("to", to).setMaxResults(most).getResultList();
        }
    }

    /** A planned publication. */
    @Entity(name = "Upload")
    @Table(name = "uploads")
    static class Upload {
        @Id
        UUID id;
        UUID userId;
        LocalDate date;
        LocalTime time;
        String timeZone;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM)
        UploadPlatform platform;
        String contentType;
        String brandName;
        String campaignName;
        boolean completed;
    }

    /** As the database has them. */
    enum UploadPlatform {
        instagram, facebook, youtube, tiktok
    }

    /** What was said of a day. */
    @Entity(name = "CalendarDay")
    @Table(name = "calendar")
    static class CalendarDay {
        @Id
        UUID id;
        UUID userId;
        LocalDate date;
        boolean availabilityStatus;
        String reason;
    }
}
