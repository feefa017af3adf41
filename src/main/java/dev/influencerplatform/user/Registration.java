package dev.influencerplatform.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An account to be: it becomes one when the link in its mail is followed. Of two for one address the later one counts, and
 * until then neither takes a slug, or anybody could tell from it whose address has an account.
 */
@Entity
@Table(name = "registrations")
public class Registration extends PanacheEntityBase {

    @Id
    public String email;
    /** Argon2id, as the account will have it. */
    public String password;
    public String displayName;
    public String slug;
    public String timeZone;
    public String currency;
    public byte[] tokenHash;
    public Instant createdAt;
    public Instant expiresAt;

    static void keep(NewUser wish, String passwordHash, Duration lifetime, Clock clock) {
        getEntityManager().createNativeQuery("""
                INSERT INTO registrations (email, password, display_name, slug, time_zone, currency, created_at, expires_at)
                VALUES (:email, :password, :displayName, :slug, :timeZone, :currency, :now, :end)
                ON CONFLICT (email) DO UPDATE SET password = excluded.password, display_name = excluded.display_name,
                    slug = excluded.slug, time_zone = excluded.time_zone, currency = excluded.currency, token_hash = NULL,
                    created_at = excluded.created_at, expires_at = excluded.expires_at""")
                .setParameter("email", wish.email()).setParameter("password", passwordHash)
                .setParameter("displayName", wish.displayName()).setParameter("slug", wish.slug())
                .setParameter("timeZone", wish.timeZone()).setParameter("currency", wish.currency())
                .setParameter("now", clock.instant()).setParameter("end", clock.instant().plus(lifetime)).executeUpdate();
    }

    public static Optional<Registration> findByEmail(String email) {
        return findByIdOptional(email);
    }

    /** The link that was sent last; nothing else of the row, which may be another registration's by now. */
    public static void expect(String email, byte[] tokenHash) {
        update("tokenHash = ?1 where email = ?2", tokenHash, email);
    }

    static Optional<Registration> findForUpdate(byte[] tokenHash, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2", tokenHash, now).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static void forget(String email) {
        deleteById(email);
    }
}
