package dev.influencerplatform.calendar;

import dev.influencerplatform.common.data.Database;
import dev.influencerplatform.common.data.Query;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.PlannedEntry;
import dev.influencerplatform.schedule.Slot;
import dev.influencerplatform.schedule.Titles;
import dev.influencerplatform.upload.UploadPlatform;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what stands on a stretch of a calendar in one statement, with the indexes on user and date. */
@ApplicationScoped
class CalendarRows {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_ROWS_AROUND = 1_000;
    private static final ProblemType TOO_MANY_ENTRIES = new ProblemType("too-many-entries", 400,
            "There is too much on these days");
    private static final String SHOOTS = """
            SELECT 'shoot' AS kind, id, date, time, time_zone, duration_minutes, NULL AS platform, NULL AS content_type,
                   brand_name, campaign_name, completed, NULL::boolean AS available, NULL AS reason
            FROM shoots WHERE user_id = ? AND date BETWEEN ? AND ?""";
    private static final String AND = " UNION ALL ";
    private static final String UPLOADS = """
            SELECT 'upload' AS kind, id, date, time, time_zone, NULL::int AS duration_minutes, platform::text, content_type,
                   brand_name, campaign_name, completed, NULL::boolean AS available, NULL AS reason
            FROM uploads WHERE user_id = ? AND date BETWEEN ? AND ?""";
    private static final String OF_PLATFORM = " AND platform = ?::upload_platform";
    private static final String DAYS = """
            SELECT 'day', id, date, NULL::time, NULL, NULL::int, NULL, NULL, NULL, NULL, NULL::boolean,
                   availability_status, reason
            FROM calendar WHERE user_id = ? AND date BETWEEN ? AND ?""";
    private static final String MOST = " LIMIT ?";
    private static final String ALL = SHOOTS + AND + UPLOADS + AND + DAYS + MOST;
    private static final String SHOOTS_AND_DAYS = SHOOTS + AND + DAYS + MOST;
    private static final String UPLOADS_AND_DAYS = UPLOADS + OF_PLATFORM + AND + DAYS + MOST;

    private static final String OWNER = "SELECT id, time_zone, currency FROM users WHERE id = ?";
    private static final String LOCKED_OWNER = OWNER + " FOR NO KEY UPDATE";

    private final Sources sources;

    CalendarRows(Sources sources) {
        this.sources = sources;
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
                    : Titles.ofUpload(UploadPlatform.displayNameOf(platform), contentType, brandName, campaignName);
        }

        Slot slot() {
            return new Slot(date, time, timeZone, durationMinutes);
        }
    }

    /** All that stands there; refused when that is more than anybody can want to see at once. */
    List<Row> between(UUID userId, LocalDate from, LocalDate to) {
        return few(MOST_ROWS, sources.main().list(Row.class, ALL, userId, from, to, userId, from, to, userId, from, to,
                MOST_ROWS + 1));
    }

    /** Of all that stands there, what is found first. */
    List<Row> someBetween(UUID userId, LocalDate from, LocalDate to) {
        return sources.main().list(Row.class, ALL, userId, from, to, userId, from, to, userId, from, to, MOST_ROWS);
    }

    /** What keeps others from asking for somebody; they may see it a moment later. */
    List<Row> shootsAndDays(UUID userId, LocalDate from, LocalDate to) {
        return few(MOST_ROWS, sources.recent().list(Row.class, SHOOTS_AND_DAYS, userId, from, to, userId, from, to,
                MOST_ROWS + 1));
    }

    Optional<Owner> owner(UUID userId) {
        return sources.main().first(Owner.class, OWNER, userId);
    }

    Optional<Owner> lockedOwner(UUID userId) {
        return sources.main().first(Owner.class, LOCKED_OWNER, userId);
    }

    record Around(Optional<Owner> owner, List<Row> rows) {
    }

    /** Locks the owner, and reads what a plan may collide with: as it is once the lock is there. */
    Around lockedAround(UUID userId, EntryKind kind, String platform, DateRange range) {
        Database.Both<Owner, Row> found = sources.main().both(new Query<>(Owner.class, LOCKED_OWNER, userId),
                around(userId, kind, platform, range));
        return new Around(found.first().stream().findFirst(), few(MOST_ROWS_AROUND, found.second()));
    }

    /** What a plan may collide with. */
    List<Row> around(PlannedEntry entry, DateRange range) {
        return few(MOST_ROWS_AROUND, sources.main().list(around(entry.userId(), entry.kind(), entry.platform(), range)));
    }

    /** Its owner's lock is held while it is read, so it must not take long: more than a thousand in some days is refused. */
    private static Query<Row> around(UUID userId, EntryKind kind, String platform, DateRange range) {
        LocalDate from = range.from();
        LocalDate to = range.to();
        return kind == EntryKind.SHOOT
                ? new Query<>(Row.class, SHOOTS_AND_DAYS, userId, from, to, userId, from, to, MOST_ROWS_AROUND + 1)
                : new Query<>(Row.class, UPLOADS_AND_DAYS, userId, from, to, platform, userId, from, to, MOST_ROWS_AROUND + 1);
    }

    private static List<Row> few(int most, List<Row> rows) {
        if (rows.size() > most) {
            throw TOO_MANY_ENTRIES.with("There are more than %d entries on these days and around.", most);
        }
        return rows;
    }
}
