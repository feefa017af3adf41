package dev.influencerplatform.calendar;

import dev.influencerplatform.common.export.ExportedData;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account exports of its calendar: not the addresses of feeds, which open them. */
@Singleton
class CalendarExport implements ExportedData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("calendar", """
                        SELECT id, date, availability_status AS "availabilityStatus", reason, updated_at AS "updatedAt"
                        FROM calendar WHERE user_id = ? ORDER BY date"""),
                new Table("calendarFeeds", """
                        SELECT id, name, scope, created_at AS "createdAt", last_read_at AS "lastReadAt"
                        FROM calendar_feeds WHERE user_id = ? ORDER BY created_at, id"""),
                new Table("cancelledEntries", """
                        SELECT id, kind, date, time, time_zone AS "timeZone", duration_minutes AS "durationMinutes",
                            cancelled_at AS "cancelledAt"
                        FROM cancelled_entries WHERE user_id = ? ORDER BY cancelled_at, id"""));
    }
}
