package dev.influencerplatform.review;

import dev.influencerplatform.common.data.EditableEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import dev.influencerplatform.shoot.Shoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a client said of a shoot; its words and stars never change, its owner only hides it or replies. */
@Entity
@Table(name = "reviews")
public class Review extends EditableEntity {

    private static final String NEWEST_FIRST = " order by submittedAt desc, id desc";

    public UUID shootId;
    public UUID userId;
    public String reviewToken;
    public String clientNumber;
    public String clientEmail;
    public int rating;
    public String reviewText;
    @Column(name = "is_published")
    public boolean published;
    public Instant createdAt;
    public Instant submittedAt;
    /** The brand at that time: the shoot may go, or be renamed. */
    public String brandName;
    public String reviewerName;
    /** Whether the reviewer's name may be shown to the public. */
    public boolean consent;
    public String hiddenReason;
    public String reply;
    public Instant repliedAt;
    public Instant clientDataErasedAt;

    static Review submit(Shoot shoot, NewReview words, String clientNumber, Clock clock) {
        Review review = new Review();
        review.shootId = shoot.id;
        review.userId = shoot.userId;
        review.reviewToken = shoot.reviewToken;
        review.brandName = shoot.brandName;
        review.clientNumber = clientNumber;
        review.clientEmail = words.clientEmail();
        review.rating = words.rating();
        review.reviewText = words.reviewText();
        review.reviewerName = words.reviewerName();
        review.consent = Boolean.TRUE.equals(words.consent());
        review.published = true;
        review.submittedAt = clock.instant();
        review.createdAt = review.submittedAt;
        review.updatedAt = review.submittedAt;
        review.persist();
        return review;
    }

    void moderate(ReviewModeration moderation, Clock clock) {
        published = moderation.isPublished();
        hiddenReason = published ? null : moderation.hiddenReason();
        updatedAt = clock.instant();
    }

    void reply(String text, Clock clock) {
        reply = text;
        repliedAt = text == null ? null : clock.instant();
        updatedAt = clock.instant();
    }

    /** What is known of the client goes, and the words if they are to; the stars stay. */
    void eraseClient(boolean words, Clock clock) {
        if (clientDataErasedAt != null && (!words || reviewText.isEmpty())) {
            return;
        }
        clientNumber = "";
        clientEmail = "";
        reviewerName = null;
        consent = false;
        reviewText = words ? "" : reviewText;
        clientDataErasedAt = clientDataErasedAt == null ? clock.instant() : clientDataErasedAt;
        updatedAt = clock.instant();
    }

    static Optional<Review> findOwned(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    static Optional<Review> findOwnedForUpdate(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The owner's reviews that match, newest first, without the token and with the contact data masked. */
    static Page<ReviewView> list(ReviewFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions().after(page.after(filter), "submittedAt");
        List<ReviewView> rows = Review.<Review> find(conditions.where() + NEWEST_FIRST, conditions.values())
                .range(0, page.limit()).list().stream().map(ReviewView::masked).toList();
        return Page.of(rows, page, filter, review -> List.of(review.submittedAt(), review.id()));
    }
}
