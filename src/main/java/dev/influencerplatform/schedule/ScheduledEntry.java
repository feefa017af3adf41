package dev.influencerplatform.schedule;

import dev.influencerplatform.common.data.EditableEntity;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** A shoot or an upload: planned for a date, in the zone that it was planned in, and one day completed. */
@MappedSuperclass
public abstract class ScheduledEntry extends EditableEntity {

    public UUID userId;
    public LocalDate date;
    public LocalTime time;
    public String timeZone;
    public String brandName;
    public String campaignName;
    public String notes;
    public boolean completed;
    public Instant completedAt;
    public Instant createdAt;

    public Slot slot() {
        return new Slot(date, time, timeZone, null);
    }

    public void complete(Clock clock) {
        if (!completed) {
            completed = true;
            completedAt = clock.instant();
            updatedAt = completedAt;
        }
    }

    protected void reopen(Clock clock) {
        if (completed) {
            completed = false;
            completedAt = null;
            updatedAt = clock.instant();
        }
    }
}
