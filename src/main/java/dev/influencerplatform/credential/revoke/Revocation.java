package dev.influencerplatform.credential.revoke;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.social.Platform;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A grant that is still to be ended at its platform; gone as soon as it is, or when trying has lasted for a day. */
@Entity
@Table(name = "revocations")
public class Revocation extends BaseEntity {

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Platform platform;
    public String platformUserId;
    public String loginId;
    /** Sealed. */
    public String access;
    public int failures;
    public Instant dueAt;
    public Instant createdAt;

    String[] place() {
        return new String[] { "revocations", id.toString(), platform.name(), "access" };
    }

    /** Nothing is ended before that moment. */
    static void postpone(UUID userId, Platform platform, Instant until) {
        update("dueAt = ?1 where userId = ?2 and platform = ?3 and dueAt < ?1", until, userId, platform);
    }

    /** Consent was given anew: ending the old one would end the new one. */
    static void forget(Platform platform, String platformUserId, String loginId) {
        delete("platform = ?1 and (platformUserId = ?2 or loginId = ?3)", platform, platformUserId, loginId);
    }
}
