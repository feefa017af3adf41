package dev.influencerplatform.upload;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.PlannedEntry;
import dev.influencerplatform.schedule.ScheduleOrder;
import dev.influencerplatform.schedule.ScheduledEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.type.SqlTypes;

/** A post that is planned for a platform; it may come from a shoot of the same owner. */
@Entity
@Table(name = "uploads")
public class Upload extends ScheduledEntry {

    public UUID shootId;
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @JavaType(UploadPlatform.Stored.class)
    public UploadPlatform platform;
    public String contentType;
    public String publishedUrl;

    /**
     * An upload that is not stored yet.
     *
     * @param owner gives the zone where the fields leave it out
     */
    static Upload of(UploadFields fields, Owner owner, Clock clock) {
        Upload upload = new Upload();
        upload.userId = owner.id();
        upload.change(fields, owner, clock);
        upload.createdAt = upload.updatedAt;
        return upload;
    }

    void change(UploadFields fields, Owner owner, Clock clock) {
        shootId = fields.shootId();
        date = fields.date();
        time = fields.time();
        timeZone = fields.timeZone() == null ? owner.timeZone() : fields.timeZone();
        platform = fields.platform();
        contentType = fields.contentType();
        brandName = fields.brandName();
        campaignName = fields.campaignName();
        notes = fields.notes();
        publishedUrl = fields.publishedUrl();
        updatedAt = clock.instant();
    }

    PlannedEntry planned() {
        return new PlannedEntry(EntryKind.UPLOAD, id, userId, slot(), platform.name());
    }

    /** @param address where it is to be seen, or null to leave what is known */
    void complete(String address, Clock clock) {
        complete(clock);
        if (address != null && !address.equals(publishedUrl)) {
            publishedUrl = address;
            updatedAt = clock.instant();
        }
    }

    /** Takes back where it was to be seen, too. */
    @Override
    protected void reopen(Clock clock) {
        if (completed) {
            publishedUrl = null;
        }
        super.reopen(clock);
    }

    /** Whether its moment has passed and it is not out; without a time, its moment is the end of the day where the owner is. */
    boolean isOverdue(Owner owner, Clock clock) {
        if (completed) {
            return false;
        }
        return time == null ? date.isBefore(owner.today(clock)) : slot().startsAt().isBefore(clock.instant());
    }

    static Optional<Upload> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Optional<Upload> findOwnedForUpdate(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The owner's uploads that match. */
    static Page<Upload> list(UploadFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions(page.after(filter));
        List<Upload> rows = Upload
                .<Upload> find("from Upload e where " + conditions.where() + filter.order().ordering(), conditions.values())
                .withHint(HibernateHints.HINT_READ_ONLY, true).range(0, page.limit()).list();
        return Page.of(rows, page, filter, ScheduleOrder::placeOf);
    }

    /** Lets go of a shoot that is being deleted. */
    static void forget(UUID shootId, Clock clock) {
        update("shootId = null, version = version + 1, updatedAt = ?1 where shootId = ?2", clock.instant(), shootId);
    }
}
