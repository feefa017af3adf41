package dev.influencerplatform.profile.photo;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * A photo in the file store. Its row is there before its files and goes after them, so that nothing stays there that nobody
 * knows of: not when an instance dies, and not when an account is deleted, which takes the profile from the row.
 */
@Entity
@Table(name = "photo_files")
public class PhotoFile extends PanacheEntityBase {

    /** Whoever knows it may read the files: never one that tells when it was made, or what comes next. */
    @Id
    public UUID id;
    /** That shows it; null before, and afterwards. */
    public UUID profileId;
    /** When it is to be removed, if no profile shows it by then. */
    public Instant dueAt;
    public Instant leasedUntil;
    public Instant createdAt;

    static void announce(UUID id, PhotoSettings settings, Clock clock) {
        PhotoFile file = new PhotoFile();
        file.id = id;
        file.createdAt = clock.instant();
        file.dueAt = file.createdAt.plus(settings.unusedFor());
        file.persist();
    }

    /** False when it is being removed, or is no more. */
    static boolean give(UUID id, UUID profileId, Clock clock) {
        return update("profileId = ?1 where id = ?2 and profileId is null and leasedUntil is null and dueAt > ?3", profileId,
                id, clock.instant()) == 1;
    }

    static void takeFrom(UUID profileId, Clock clock) {
        update("profileId = null, dueAt = ?1 where profileId = ?2", clock.instant(), profileId);
    }

    /** Nothing happens when a profile shows it after all. */
    static void abandon(UUID id, Clock clock) {
        update("dueAt = ?1 where id = ?2 and profileId is null", clock.instant(), id);
    }

    static void postpone(UUID id, Instant until) {
        update("dueAt = ?1, leasedUntil = null where id = ?2 and profileId is null", until, id);
    }

    static void forget(UUID id) {
        delete("id = ?1 and profileId is null", id);
    }
}
