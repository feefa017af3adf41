package dev.influencerplatform.shoot;

import dev.influencerplatform.common.data.EditableEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.user.User;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;

/** A booked job for a brand; only a completed one has a review link, and one that was reviewed stays completed. */
@Entity
@Table(name = "shoots")
public class Shoot extends EditableEntity {

    private static final int MONEY_SCALE = 2;

    public UUID userId;
    public LocalDate date;
    public LocalTime time;
    public String timeZone;
    public Integer durationMinutes;
    public String location;
    public String brandName;
    public String campaignName;
    public String notes;
    public BigDecimal amount;
    public String currency;
    public boolean completed;
    public Instant completedAt;
    public String reviewToken;
    public Instant reviewLinkGeneratedAt;
    public Instant reviewLinkExpiresAt;
    public Instant reviewLinkOpenedAt;
    /** The latest review; it may have come by an earlier link. */
    public Instant reviewSubmittedAt;
    public Instant createdAt;

    /** @param owner gives zone and currency where the fields leave them out */
    public static Shoot plan(ShootFields fields, User owner, Clock clock) {
        Shoot shoot = new Shoot();
        shoot.userId = owner.id;
        shoot.change(fields, owner, clock);
        shoot.createdAt = shoot.updatedAt;
        shoot.persist();
        return shoot;
    }

    void change(ShootFields fields, User owner, Clock clock) {
        date = fields.date();
        time = fields.time();
        timeZone = fields.timeZone() == null ? owner.timeZone : fields.timeZone();
        durationMinutes = fields.durationMinutes();
        location = fields.location();
        brandName = fields.brandName();
        campaignName = fields.campaignName();
        notes = fields.notes();
        amount = fields.amount() == null ? null : fields.amount().setScale(MONEY_SCALE, RoundingMode.UNNECESSARY);
        currency = fields.currency() == null ? owner.currency : fields.currency();
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

    public void complete(Clock clock) {
        if (!completed) {
            completed = true;
            completedAt = clock.instant();
            updatedAt = completedAt;
        }
    }

    void reopen(Clock clock) {
        if (isReviewed()) {
            throw ShootProblems.REVIEWED.with("A shoot that a client has reviewed stays completed.");
        }
        if (completed) {
            completed = false;
            completedAt = null;
            updatedAt = clock.instant();
        }
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

    static Optional<Shoot> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
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

    /** The owner's shoots that match; those without a time stand before the others of their day. */
    static Page<Shoot> list(ShootFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions(page.after(filter));
        List<Shoot> rows = Shoot
                .<Shoot> find("from Shoot s where " + conditions.where() + filter.ordering(), conditions.values())
                .withHint(HibernateHints.HINT_READ_ONLY, true).range(0, page.limit()).list();
        return Page.of(rows, page, filter,
                shoot -> List.of(shoot.date, shoot.time == null ? LocalTime.MIN : shoot.time, shoot.id));
    }
}
