package dev.influencerplatform.log;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One thing that was done or tried; written once, never changed. */
@Entity
@Immutable
@Table(name = "logs")
public class LogEntry extends BaseEntity {

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @JavaType(LogPlatform.Stored.class)
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
    /** Whether it is kept as long as what has to do with security. */
    public boolean security;
    public Instant createdAt;

    public static Optional<LogEntry> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    public static Optional<LogEntry> findAny(UUID id) {
        return findByIdOptional(id);
    }

    /** The entries that match, newest first. */
    public static Page<LogEntry> list(LogFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions().after(page.after(filter), "createdAt");
        List<LogEntry> rows = LogEntry
                .<LogEntry> find(conditions.where() + " order by createdAt desc, id desc", conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, filter, entry -> List.of(entry.createdAt, entry.id));
    }
}
