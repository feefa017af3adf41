package dev.influencerplatform.user;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.user.token.TokenSettings;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One sign-in on one device; its counter tells which refresh token is the current one. */
@Entity
@Table(name = "sessions")
public class Session extends BaseEntity {

    private static final int LONGEST_USER_AGENT = 255;

    public UUID userId;
    public int counter;
    public Instant authenticatedAt;
    public Instant refreshedAt;
    public Instant expiresAt;
    public Instant revokedAt;
    public String userAgent;
    public String ipAddress;

    static Session open(UUID userId, Device device, TokenSettings settings, Clock clock) {
        Session session = new Session();
        session.userId = userId;
        session.authenticatedAt = clock.instant();
        session.refreshedAt = session.authenticatedAt;
        session.expiresAt = session.authenticatedAt.plus(settings.absoluteLifetime());
        session.userAgent = device.userAgent() == null || device.userAgent().length() <= LONGEST_USER_AGENT ? device.userAgent()
                : device.userAgent().substring(0, LONGEST_USER_AGENT);
        session.ipAddress = device.ipAddress();
        session.persist();
        return session;
    }

    boolean isAlive(TokenSettings settings, Clock clock) {
        return revokedAt == null && clock.instant().isBefore(endsAt(settings));
    }

    /** When the current refresh token ends if nobody uses it. */
    Instant endsAt(TokenSettings settings) {
        Instant idleEnd = refreshedAt.plus(settings.idleLifetime());
        return idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
    }

    /**
     * Takes a refresh token's counter. The current one moves on; the one before is a lost answer or a second tab, and
     * gets the current one again; the one before that only while the grace lasts. False for an older one: a replay.
     */
    boolean accept(int presented, TokenSettings settings, Clock clock) {
        if (presented == counter) {
            counter++;
            refreshedAt = clock.instant();
            return true;
        }
        return presented == counter - 1
                || presented == counter - 2 && clock.instant().isBefore(refreshedAt.plus(settings.refreshGrace()));
    }

    void revoke(Clock clock) {
        if (revokedAt == null) {
            revokedAt = clock.instant();
        }
    }

    static Optional<Session> findForUpdate(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static List<Session> listAlive(UUID userId) {
        return find("userId = ?1 and revokedAt is null order by id", userId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Where a sign-in comes from. */
    record Device(String userAgent, String ipAddress) {
    }
}
