package dev.influencerplatform.calendar;

import dev.influencerplatform.common.data.EditableEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.common.paging.Span;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a user says of one day: that it is blocked, or that it is not. Without one, a day is available. */
@Entity
@Table(name = "calendar")
public class CalendarDay extends EditableEntity {

    public UUID userId;
    public LocalDate date;
    public boolean availabilityStatus;
    public String reason;

    /** Whose days are asked for, and which; both dates are included. */
    record Filter(UUID userId, LocalDate from, LocalDate to) {

        Filter {
            Span.require(from, to);
        }
    }

    static CalendarDay of(UUID userId, LocalDate date) {
        CalendarDay day = new CalendarDay();
        day.userId = userId;
        day.date = date;
        return day;
    }

    /** Saying the same again changes nothing. */
    void mark(boolean available, String why, Clock clock) {
        if (updatedAt == null || availabilityStatus != available || !Objects.equals(reason, why)) {
            availabilityStatus = available;
            reason = why;
            updatedAt = clock.instant();
        }
    }

    /** Of every day of a range, in one statement, which takes dates as text: else they would pass through the JVM's zone. */
    static void markAll(DateRange range, AvailabilityRequests.OfRange wish, UUID userId, Clock clock) {
        getEntityManager().createNativeQuery("""
                INSERT INTO calendar AS c (user_id, date, availability_status, reason, updated_at)
                SELECT :userId, day, :available, :reason, :now
                FROM generate_series(CAST(:from AS date), CAST(:to AS date), interval '1 day') AS day
                ON CONFLICT ON CONSTRAINT calendar_user_id_date_key DO UPDATE
                SET availability_status = excluded.availability_status, reason = excluded.reason,
                    updated_at = excluded.updated_at, version = c.version + 1
                WHERE (c.availability_status, c.reason) IS DISTINCT FROM (excluded.availability_status, excluded.reason)""")
                .setParameter("userId", userId).setParameter("available", wish.availabilityStatus())
                .setParameter("reason", wish.reason()).setParameter("now", clock.instant())
                .setParameter("from", range.from().toString()).setParameter("to", range.to().toString()).executeUpdate();
    }

    static void clearAll(DateRange range, UUID userId) {
        delete("userId = ?1 and date between ?2 and ?3", userId, range.from(), range.to());
    }

    static Optional<CalendarDay> findOn(LocalDate date, UUID userId) {
        return find("userId = ?1 and date = ?2", userId, date).firstResultOptional();
    }

    /** In order of their dates. */
    static Page<CalendarDay> list(Filter filter, PageRequest page) {
        Conditions conditions = Conditions.ofOwner("d.userId", filter.userId()).and("d.date >= :from", filter.from())
                .and("d.date <= :to", filter.to())
                .and("d.date > :last", page.after(filter).map(last -> last.date(0)).orElse(null));
        List<CalendarDay> rows = CalendarDay
                .<CalendarDay> find("from CalendarDay d where " + conditions.where() + " order by d.date",
                        conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, filter, day -> List.of(day.date));
    }
}
