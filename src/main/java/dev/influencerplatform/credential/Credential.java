package dev.influencerplatform.credential;

import dev.influencerplatform.common.data.EditableEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.Tokens;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A connected social account, with the sealed tokens that open it. A token is only ever replaced by a newer one, and only a
 * definite refusal of the platform breaks the connection.
 */
@Entity
@Table(name = "credentials")
public class Credential extends EditableEntity {

    private static final int LONGEST_NAME = 255;

    public UUID userId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Platform platform;
    public String platformUserId;
    /** The platform's id of who consented, where it differs from the account's. */
    public String loginId;
    public String accountName;
    public List<String> scopes;
    /** Sealed. */
    public String accessToken;
    /** Sealed; null where the access token renews itself. */
    public String refreshToken;
    public Instant createdAt;
    /** When consent was last given. */
    public Instant connectedAt;
    public Instant refreshedAt;
    public Instant expiresAt;
    public Instant tokenIssuedAt;
    public Instant refreshExpiresAt;
    /** Null while there is nothing to refresh. */
    public Instant refreshDueAt;
    public int refreshFailures;
    public Instant brokenAt;
    public String brokenReason;
    /** Since when the platform refuses what was asked for, though it takes the token; null when it does not. */
    public Instant refusedAt;
    public String refusedReason;
    public Instant throttledAt;
    public Instant throttledUntil;
    public String throttledReason;

    static Credential of(UUID userId, Platform platform, GrantedAccount account, Instant now) {
        Credential credential = new Credential();
        credential.userId = userId;
        credential.platform = platform;
        credential.platformUserId = account.platformUserId();
        credential.createdAt = now;
        credential.updatedAt = now;
        // the seal needs the id, and the id the row
        credential.accessToken = "";
        credential.scopes = List.of();
        credential.connectedAt = now;
        credential.tokenIssuedAt = now;
        credential.persist();
        return credential;
    }

    /** Consent was given, for the first time or again: all that was wrong is over. */
    void connect(GrantedAccount account, SealedTokens sealed, Instant refreshDue, Instant now) {
        loginId = account.loginId();
        accountName = shortened(account.name());
        scopes = List.copyOf(account.scopes());
        connectedAt = now;
        refusedAt = null;
        refusedReason = null;
        take(account.tokens(), sealed, refreshDue, now);
    }

    void refresh(GrantedTokens granted, SealedTokens sealed, Instant refreshDue, Instant now) {
        refreshedAt = now;
        scopes = granted.scopes() == null ? scopes : List.copyOf(granted.scopes());
        take(granted.tokens(), sealed, refreshDue, now);
    }

    private void take(Tokens tokens, SealedTokens sealed, Instant refreshDue, Instant now) {
        accessToken = sealed.access();
        // what the platform does not give again stays
        refreshToken = sealed.refresh() == null ? refreshToken : sealed.refresh();
        tokenIssuedAt = tokens.issuedAt();
        expiresAt = tokens.expiresAt();
        refreshExpiresAt = tokens.refreshExpiresAt();
        refreshDueAt = refreshDue;
        refreshFailures = 0;
        brokenAt = null;
        brokenReason = null;
        updatedAt = now;
    }

    /** Trying again later may do; nothing else changes. */
    void postponeRefresh(Instant due) {
        refreshFailures++;
        refreshDueAt = due;
    }

    /** The platform has said that only the person can help. */
    void breakDown(String reason, Instant now) {
        if (brokenAt == null) {
            brokenAt = now;
        }
        brokenReason = reason;
        refreshDueAt = null;
        updatedAt = now;
    }

    /** The platform takes the token, but does not let it do what it is for. */
    void refuse(String reason, Instant now) {
        if (refusedAt == null) {
            refusedAt = now;
        }
        refusedReason = reason;
    }

    void restWhileBroken() {
        refreshDueAt = isBroken() ? null : refreshDueAt;
    }

    public boolean isBroken() {
        return brokenAt != null;
    }

    public boolean isThrottled(Instant now) {
        return throttledUntil != null && throttledUntil.isAfter(now);
    }

    public static Optional<Credential> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Optional<Credential> findOwnedForUpdate(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static List<Credential> listForUpdate(UUID userId) {
        return find("userId = ?1 order by id", userId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static Optional<Credential> findForUpdate(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<Credential> findAccountForUpdate(Platform platform, String platformUserId) {
        return find("platform = ?1 and platformUserId = ?2", platform, platformUserId)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Keeps an account from being disconnected until the transaction ends; false when it has been. Whoever writes rows that
     * hang on it takes this lock before theirs, as a disconnection comes to them in this order, too; and does not change the
     * account itself afterwards.
     */
    public static boolean hold(UUID id) {
        return !getEntityManager().createNativeQuery("SELECT 1 FROM credentials WHERE id = ? FOR KEY SHARE")
                .setParameter(1, id).getResultList().isEmpty();
    }

    /** Whether the same login opened other accounts, too. */
    boolean sharesItsLogin() {
        return loginId != null && count("platform = ?1 and loginId = ?2 and id <> ?3", platform, loginId, id) > 0;
    }

    /** Newest first. */
    static Page<Credential> list(CredentialFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions().after(page.after(filter), "createdAt");
        List<Credential> rows = Credential
                .<Credential> find(conditions.where() + " order by createdAt desc, id desc", conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, filter, credential -> List.of(credential.createdAt, credential.id));
    }

    /** All that was asked for was told. */
    static void accept(UUID id) {
        update("refusedAt = null, refusedReason = null where id = ?1 and refusedAt is not null", id);
    }

    /** The name as it is at the platform now; false when the connection was ended meanwhile. */
    public static boolean rename(UUID id, String name) {
        return update("accountName = coalesce(?1, accountName) where id = ?2", shortened(name), id) == 1;
    }

    private static String shortened(String name) {
        return name == null || name.codePointCount(0, name.length()) <= LONGEST_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** The account asked for too much. A longer pause is not cut short. */
    static void throttle(Platform platform, String platformUserId, String reason, Instant until, Instant now) {
        update("throttledAt = case when throttledUntil > ?1 then throttledAt else ?1 end, throttledUntil = ?2,"
                + " throttledReason = ?3 where platform = ?4 and platformUserId = ?5"
                + " and (throttledUntil is null or throttledUntil < ?2)", now, until, reason, platform, platformUserId);
    }
}
