package dev.influencerplatform.user;

import dev.influencerplatform.common.data.EditableEntity;
import dev.influencerplatform.common.problem.ProblemException;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An account; its e-mail address is kept in lower case, so one address is one account. */
@Entity
@Table(name = "users")
public class User extends EditableEntity {

    public String email;
    /** Argon2id in the PHC string format. */
    public String password;
    public Instant createdAt;
    public Instant emailVerifiedAt;
    public String timeZone;
    public String currency;
    public String locale;
    @Convert(converter = Role.Column.class)
    public Role role;
    /** Since when an operator keeps the account from signing in; null when none does. */
    public Instant lockedAt;
    public String lockedReason;

    static User register(String email, String passwordHash, String timeZone, String currency, Clock clock) {
        User user = new User();
        user.email = canonical(email);
        user.password = passwordHash;
        user.timeZone = timeZone == null ? "UTC" : timeZone;
        user.currency = currency == null ? "USD" : currency;
        user.locale = "en";
        user.role = Role.USER;
        user.createdAt = clock.instant();
        user.updatedAt = user.createdAt;
        user.persist();
        return user;
    }

    void change(UserFields fields, Clock clock) {
        timeZone = fields.timeZone();
        currency = fields.currency();
        locale = fields.locale();
        updatedAt = clock.instant();
    }

    /** The address is the user's own: a link that was sent there was followed. */
    public void confirmEmail(Clock clock) {
        emailVerifiedAt = clock.instant();
        updatedAt = emailVerifiedAt;
    }

    public void changeEmail(String confirmed, Clock clock) {
        email = canonical(confirmed);
        confirmEmail(clock);
    }

    /** The same password, kept more safely. */
    void keepPassword(String strongerHash) {
        password = strongerHash;
    }

    void changePassword(String passwordHash, Clock clock) {
        password = passwordHash;
        updatedAt = clock.instant();
    }

    public boolean isLocked() {
        return lockedAt != null;
    }

    /** Whoever is signed in stays so until the sessions are ended, too. */
    public void lockOut(String reason, Clock clock) {
        lockedAt = lockedAt == null ? clock.instant() : lockedAt;
        lockedReason = reason;
        updatedAt = clock.instant();
    }

    public void unlock(Clock clock) {
        lockedAt = null;
        lockedReason = null;
        updatedAt = clock.instant();
    }

    public void take(Role another, Clock clock) {
        role = another;
        updatedAt = clock.instant();
    }

    /** ISO 3166 code of the country in the locale, or empty. */
    public String country() {
        return Locale.forLanguageTag(locale).getCountry();
    }

    public static Optional<User> findByEmail(String email) {
        return find("email", canonical(email)).firstResultOptional();
    }

    /** Who a password is compared with, in one look; nobody for an unknown address. */
    static Optional<Candidate> findCandidate(String email, String clientAddress) {
        return getEntityManager().createQuery("""
                select u.id, u.password, exists (select 1 from Session s where s.userId = u.id and s.ipAddress = :client)
                from User u where u.email = :email""", Candidate.class).setParameter("email", email)
                .setParameter("client", clientAddress).getResultStream().findFirst();
    }

    /** @param known whether the account was signed in from the client's address before */
    record Candidate(UUID id, String password, boolean known) {

        static final Candidate NOBODY = new Candidate(null, null, false);
    }

    static Optional<User> findForUpdate(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * The account, locked until the transaction ends: whoever checks all that a user has before a write takes this lock
     * first, before that of any other row.
     */
    public static User lock(UUID id) {
        return findForUpdate(id).orElseThrow(ProblemException::accountGone);
    }

    /** Two accounts, locked in an order that is the same for everybody. */
    public static List<User> lockBoth(UUID one, UUID other) {
        return find("id in (?1, ?2) order by id", one, other).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    public static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
