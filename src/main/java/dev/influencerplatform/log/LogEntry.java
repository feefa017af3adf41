package dev.influencerplatform.log;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One thing that was done or tried; written once, never changed. */
@Entity
@Immutable
@Table(name = "logs")
public class LogEntry extends BaseEntity {

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public LogPlatform platform;
    public String action;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public LogStatus status;
    public String message;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> requestPayload;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> responsePayload;
    public String ipAddress;
    public String requestId;
    public Instant createdAt;

    public static Optional<LogEntry> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    /** The owner's entries that match, newest first. */
    public static Page<LogEntry> list(LogFilter filter, PageRequest page) {
        StringBuilder where = new StringBuilder("userId = :userId");
        Parameters values = Parameters.with("userId", filter.userId());
        filter.conditions().forEach((condition, value) -> {
            where.append(" and ").append(condition);
            values.and(condition.substring(condition.indexOf(':') + 1), value);
        });
        Optional<Cursor> after = page.after(filter);
        after.ifPresent(place -> {
            where.append(" and (createdAt, id) < (:createdAt, :id)");
            values.and("createdAt", place.instant(0)).and("id", place.id(1));
        });
        List<LogEntry> rows = LogEntry.<LogEntry> find(where + " order by createdAt desc, id desc", values)
                .range(0, page.limit()).list();
        return Page.of(rows, page, filter, entry -> List.of(entry.createdAt, entry.id));
    }
}
