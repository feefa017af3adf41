package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.social.Platform;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Consent opened several accounts, and the person is still to say which of them to connect. */
@Entity
@Table(name = "connection_choices")
public class ConnectionChoice extends BaseEntity {

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Platform platform;
    /** The accounts with their tokens, sealed. */
    public String login;
    public Instant createdAt;
    public Instant expiresAt;

    String[] place() {
        return new String[] { "connection_choices", id.toString(), userId.toString(), "login" };
    }

    static Optional<ConnectionChoice> findOpen(UUID id, UUID userId, Instant now) {
        return find("id = ?1 and userId = ?2 and expiresAt > ?3", id, userId, now).firstResultOptional();
    }

    static Optional<ConnectionChoice> findOpenForUpdate(UUID id, UUID userId, Instant now) {
        return find("id = ?1 and userId = ?2 and expiresAt > ?3", id, userId, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
