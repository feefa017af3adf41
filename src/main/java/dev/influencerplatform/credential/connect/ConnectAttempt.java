package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.crypto.Sha256;
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

/**
 * Somebody was sent to a platform for consent; may come back once, within minutes, with the state that only they were given.
 */
@Entity
@Table(name = "connect_attempts")
public class ConnectAttempt extends BaseEntity {

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Platform platform;
    /** SHA-256. */
    public byte[] stateHash;
    /** Sealed; null where the platform takes no code challenge. */
    public String codeVerifier;
    public String returnTo;
    public Instant createdAt;
    public Instant expiresAt;
    public Instant usedAt;

    String[] place() {
        return new String[] { "connect_attempts", id.toString(), userId.toString(), "code_verifier" };
    }

    static long countSince(UUID userId, Instant time) {
        return count("userId = ?1 and createdAt > ?2", userId, time);
    }

    /** Locked, so that of two returns with one state one comes first. */
    static Optional<ConnectAttempt> findForUpdate(Platform platform, String state) {
        return find("stateHash = ?1 and platform = ?2", Sha256.of(state), platform)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
