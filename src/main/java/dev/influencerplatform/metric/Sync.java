package dev.influencerplatform.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.social.Platform;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** When an account was pulled, and when it will be. */
@Entity
@Table(name = "syncs")
public class Sync extends PanacheEntityBase {

    @Id
    public UUID credentialId;
    /** The account's, so that what is due can be looked for by platform. */
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Platform platform;
    /** Null while there is no use in trying. */
    public Instant dueAt;
    public Instant requestedAt;
    public Instant startedAt;
    public Instant finishedAt;
    public Instant succeededAt;
    /** When media were last listed to the end. */
    public Instant listedAt;
    /** Why the last one failed; null when it did not. */
    public String reason;
    public int failures;

    /** How the last pull went. */
    @Schema(name = "SyncState")
    public enum State {
        /** It will begin within seconds. */
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("ok")
        OK,
        /** What could be pulled was; the rest will be tried again. */
        @JsonProperty("failed")
        FAILED
    }

    static Sync of(UUID credentialId, Platform platform) {
        return Sync.<Sync> find("credentialId", credentialId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseGet(() -> {
                    Sync sync = new Sync();
                    sync.credentialId = credentialId;
                    sync.platform = platform;
                    sync.persist();
                    return sync;
                });
    }

    static Optional<Sync> find(UUID credentialId) {
        return findByIdOptional(credentialId);
    }

    void request(Instant now) {
        requestedAt = now;
        dueAt = now;
    }

    /** Tells whether media are to be listed to the end, which is dear: once a day, however often somebody asks for a pull. */
    boolean start(Instant now, Duration interval) {
        startedAt = now;
        requestedAt = null;
        return listedAt == null || listedAt.isBefore(now.minus(interval.multipliedBy(3).dividedBy(4)));
    }

    void postpone(Instant next) {
        dueAt = next;
        requestedAt = null;
    }

    void succeed(Instant now, Instant next) {
        finishedAt = now;
        succeededAt = now;
        dueAt = dueAfter(next);
        reason = null;
        failures = 0;
    }

    void fail(String reason, Instant now, Instant next) {
        this.reason = reason;
        finishedAt = now;
        dueAt = dueAfter(next);
        failures++;
    }

    /** What was asked for meanwhile comes first. */
    private Instant dueAfter(Instant next) {
        return requestedAt == null ? next : requestedAt;
    }

    State state() {
        if (requestedAt != null || startedAt == null) {
            return State.QUEUED;
        }
        if (finishedAt == null || finishedAt.isBefore(startedAt)) {
            return State.RUNNING;
        }
        return reason == null ? State.OK : State.FAILED;
    }
}
