package dev.influencerplatform.common.data;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/** A row that its owner edits; a lost update is refused by its version. */
@MappedSuperclass
public abstract class EditableEntity extends BaseEntity {

    @Version
    public int version;
    public Instant updatedAt;
}
