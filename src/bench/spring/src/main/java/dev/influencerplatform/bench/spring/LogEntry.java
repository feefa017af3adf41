package dev.influencerplatform.bench.spring;

import java.time.Instant;
import java.util.UUID;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One thing that was done. */
@Entity
@Immutable
@Table(name = "logs")
class LogEntry {

    /** As the database has it. */
    @SuppressWarnings("java:S115")
    enum LogStatus {
        success, failure
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;
    UUID userId;
    String action;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    LogStatus status;
    @ColumnTransformer(write = "cast(? as jsonb)")
    String requestPayload;
    @ColumnTransformer(write = "cast(? as jsonb)")
    String responsePayload;
    String ipAddress;
    String requestId;
    boolean security;
    Instant createdAt;
}
