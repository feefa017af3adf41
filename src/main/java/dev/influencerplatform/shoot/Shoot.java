package dev.influencerplatform.shoot;

import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.PlannedEntry;
import dev.influencerplatform.schedule.ScheduledEntry;
import dev.influencerplatform.schedule.Slot;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A booked job for a brand; only a completed one has a review link, and one that was reviewed stays completed. */
@Entity
@Table(name = "shoots")
public class Shoot extends ScheduledEntry {

    private static final int MONEY_SCALE = 2;

    public Integer durationMinutes;
    public String location;
    public BigDecimal amount;
    public String currency;
    public String reviewToken;
    public Instant reviewLinkGeneratedAt;
    public Instant reviewLinkExpiresAt;
    public Instant reviewLinkOpenedAt;
    /** The latest review; it may have come by an earlier link. */
    public Instant reviewSubmittedAt;

    /**
     * A shoot that is not stored yet.
     *
     * @param owner gives zone and currency where the fields leave them out
     */
    static Shoot of(ShootFields fields, Owner owner, Clock clock) {
        Shoot shoot = new Shoot();
        shoot.userId = owner.id();
        shoot.change(fields, owner, clock);
        shoot.createdAt = shoot.updatedAt;
        return shoot;
    }

    void change(ShootFields fields, Owner owner, Clock clock) {
        date = fields.date();
        time = fields.time();
        timeZone = fields.timeZone() == null ? owner.timeZone() : fields.timeZone();
        durationMinutes = fields.durationMinutes();
        location = fields.location();
        brandName = fields.brandName();
        campaignName = fields.campaignName();
        notes = fields.notes();
        amount = fields.amount() == null ? null : fields.amount().setScale(MONEY_SCALE, RoundingMode.UNNECESSARY);
        currency = fields.currency() == null ? owner.currency() : fields.currency();
        updatedAt = clock.instant();
    }

    public boolean isReviewed() {
        return reviewSubmittedAt != null;
    }

    boolean hasReviewLink() {
        return reviewToken != null;
    }

    public boolean isReviewLinkUsed() {
        return isReviewed() && !reviewSubmittedAt.isBefore(reviewLinkGeneratedAt);
    }

    ReviewStatus reviewStatus() {
        if (isReviewed() && (!hasReviewLink() || isReviewLinkUsed())) {
            return ReviewStatus.SUBMITTED;
        }
        if (!hasReviewLink()) {
            return ReviewStatus.NONE;
        }
        return reviewLinkOpenedAt == null ? ReviewStatus.LINK_SENT : ReviewStatus.OPENED;
    }

    @Override
    public Slot slot() {
        return new Slot(date, time, timeZone, durationMinutes);
    }

    PlannedEntry planned() {
        return new PlannedEntry(EntryKind.SHOOT, id, userId, slot(), null);
    }

    @Override
    protected void reopen(Clock clock) {
        if (isReviewed()) {
            throw ShootProblems.REVIEWED.with("A shoot that a client has reviewed stays completed.");
        }
        super.reopen(clock);
    }

    void setReviewLink(String token, Instant expiresAt, Clock clock) {
        reviewToken = token;
        Instant now = clock.instant();
        // ... and a link is always younger than the review of the one before
        reviewLinkGeneratedAt = isReviewed() && !reviewSubmittedAt.isBefore(now)
                ? reviewSubmittedAt.plus(1, ChronoUnit.MICROS)
                : now;
        reviewLinkExpiresAt = expiresAt;
        reviewLinkOpenedAt = null;
        updatedAt = reviewLinkGeneratedAt;
    }

    void clearReviewLink(Clock clock) {
        reviewToken = null;
        reviewLinkGeneratedAt = null;
        reviewLinkExpiresAt = null;
        reviewLinkOpenedAt = null;
        updatedAt = clock.instant();
    }

    public void rememberReview(Instant submittedAt) {
        // clocks of instances differ: a review of this link is never older than the link
        reviewSubmittedAt = submittedAt.isBefore(reviewLinkGeneratedAt) ? reviewLinkGeneratedAt : submittedAt;
        reviewLinkOpenedAt = reviewLinkOpenedAt == null ? submittedAt : reviewLinkOpenedAt;
        updatedAt = submittedAt;
    }

    public static boolean isOwned(UUID id, UUID userId) {
        return count("id = ?1 and userId = ?2", id, userId) > 0;
    }

    static Optional<Shoot> findOwnedForUpdate(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<Shoot> findByReviewToken(String token) {
        return find("reviewToken", token).firstResultOptional();
    }

    static Optional<Shoot> findByReviewTokenForUpdate(String token) {
        return find("reviewToken", token).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
