package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An address that a user's calendar is read from; who knows its token may read it, until it is deleted. */
@Entity
@Table(name = "calendar_feeds")
public class CalendarFeed extends BaseEntity {

    public UUID userId;
    public String name;
    @Convert(converter = FeedScope.Column.class)
    public FeedScope scope;
    /** SHA-256. */
    public byte[] tokenHash;
    public Instant createdAt;
    public Instant lastReadAt;

    static CalendarFeed open(FeedFields fields, FeedToken token, UUID userId, Clock clock) {
        CalendarFeed feed = new CalendarFeed();
        feed.userId = userId;
        feed.name = fields.name();
        feed.scope = fields.scope();
        feed.tokenHash = token.hash();
        feed.createdAt = clock.instant();
        feed.persistAndFlush();
        return feed;
    }

    static void rememberReading(UUID id, Instant now) {
        update("lastReadAt = ?1 where id = ?2", now, id);
    }

    static long countOwned(UUID userId) {
        return count("userId", userId);
    }

    static Optional<CalendarFeed> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Optional<CalendarFeed> findOwnedForUpdate(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<CalendarFeed> findByToken(FeedToken token) {
        return find("tokenHash", token.hash()).firstResultOptional();
    }

    /** Newest first. */
    static Page<CalendarFeed> list(UUID userId, PageRequest page) {
        Conditions conditions = Conditions.ofOwner("userId", userId).after(page.after(userId), "createdAt");
        List<CalendarFeed> rows = CalendarFeed
                .<CalendarFeed> find(conditions.where() + " order by createdAt desc, id desc", conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, userId, feed -> List.of(feed.createdAt, feed.id));
    }
}
