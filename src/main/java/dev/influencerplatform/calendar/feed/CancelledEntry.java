package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.schedule.EntryDeleted;
import dev.influencerplatform.schedule.Slot;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a shoot or an upload is no more, for calendar programs that have it still; forgotten after some weeks. */
@Entity
@Immutable
@Table(name = "cancelled_entries")
public class CancelledEntry extends PanacheEntityBase {

    /** The id that the entry had. */
    @Id
    public UUID id;
    public UUID userId;
    public String kind;
    public LocalDate date;
    public LocalTime time;
    public String timeZone;
    public Integer durationMinutes;
    /** One more than the last one of the entry. */
    public int version;
    public Instant cancelledAt;

    static void remember(EntryDeleted news, Clock clock) {
        Slot slot = news.entry().slot();
        CancelledEntry entry = new CancelledEntry();
        entry.id = news.entry().id();
        entry.userId = news.entry().userId();
        entry.kind = news.entry().kind().label();
        entry.date = slot.date();
        entry.time = slot.time();
        entry.timeZone = slot.timeZone();
        entry.durationMinutes = slot.durationMinutes();
        entry.version = news.version() + 1;
        entry.cancelledAt = clock.instant();
        entry.persist();
    }

    /** Deletes up to so many that are older, and tells how many it were. */
    static int forget(Instant before, int most) {
        return getEntityManager().createNativeQuery("""
                DELETE FROM cancelled_entries WHERE id IN (
                    SELECT id FROM cancelled_entries WHERE cancelled_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, before).setParameter(2, most).executeUpdate();
    }
}
