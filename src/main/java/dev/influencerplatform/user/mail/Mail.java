package dev.influencerplatform.user.mail;

import dev.influencerplatform.common.data.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A mail that is still to be sent; gone as soon as the mail server has taken it. */
@Entity
@Table(name = "mails")
public class Mail extends BaseEntity {

    @Enumerated(EnumType.STRING)
    public MailKind kind;
    /** Null where only the sending finds out whether the address has an account. */
    public UUID userId;
    public String address;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> details;
    public int failures;
    public Instant dueAt;
    public Instant createdAt;

    /** What it tells of, by its name. */
    public String detail(String name) {
        return details == null ? null : details.get(name);
    }

    static void finish(UUID id) {
        deleteById(id);
    }

    static void postpone(UUID id, Instant due) {
        update("failures = failures + 1, dueAt = ?1 where id = ?2", due, id);
    }

    static void forget(MailKind kind, UUID userId) {
        delete("kind = ?1 and userId = ?2", kind, userId);
    }

    static void forgetAddress(String address) {
        delete("address", address);
    }
}
