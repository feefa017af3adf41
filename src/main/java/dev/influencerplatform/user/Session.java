package dev.influencerplatform.user;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.user.token.TokenSettings;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        session.userAgent = device.userAgent();
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

    /** Whether the user was signed in from there before. */
    static boolean isKnown(UUID userId, Device device) {
        return count("userId = ?1 and userAgent is not distinct from ?2 and ipAddress is not distinct from ?3", userId,
                device.userAgent(), device.ipAddress()) > 0;
    }

    /** Those that live, the latest sign-in first. */
    static Page<Session> list(UUID userId, PageRequest page, TokenSettings settings, Clock clock) {
        String list = "sessions of " + userId;
        // the end is as fixed as the sign-in was; what else there is moves, and rows would be skipped
        Conditions conditions = Conditions.ofOwner("userId", userId).and("revokedAt is null")
                .and("expiresAt > :now", clock.instant())
                .and("refreshedAt > :idleSince", clock.instant().minus(settings.idleLifetime()))
                .after(page.after(list), "expiresAt");
        List<Session> rows = Session
                .<Session> find(conditions.where() + " order by expiresAt desc, id desc", conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, list, session -> List.of(session.expiresAt, session.id));
    }

    /** Where a sign-in comes from. */
    record Device(String userAgent, String ipAddress) {

        static Device of(String userAgent, String ipAddress) {
            return new Device(userAgent == null || userAgent.length() <= LONGEST_USER_AGENT ? userAgent
                    : userAgent.substring(0, LONGEST_USER_AGENT), ipAddress);
        }

        /** For the mail that tells of it. */
        Map<String, String> facts(Clock clock) {
            Map<String, String> facts = new HashMap<>(Map.of("at", clock.instant().toString()));
            facts.put("device", userAgent);
            facts.put("address", ipAddress);
            return facts;
        }
    }
}
