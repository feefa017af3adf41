package dev.influencerplatform.review;

import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.ActivityLog;
import dev.influencerplatform.log.ActivityLog.Activity;
import dev.influencerplatform.log.LogSubject;
import dev.influencerplatform.shoot.ReviewLinks;
import dev.influencerplatform.shoot.Shoot;
import dev.influencerplatform.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A client's way through a review link: look, then write once. */
@ApplicationScoped
class ReviewSubmission {

    private final ReviewLinks links;
    private final Influencers influencers;
    private final ActivityLog log;
    private final LogSubject subject;
    private final Clock clock;

    ReviewSubmission(ReviewLinks links, Influencers influencers, ActivityLog log, LogSubject subject, Clock clock) {
        this.links = links;
        this.influencers = influencers;
        this.log = log;
        this.subject = subject;
        this.clock = clock;
    }

    ReviewContext open(String token) {
        Shoot shoot = links.find(token);
        Influencers.Influencer influencer = influencers.find(shoot.userId);
        if (shoot.reviewLinkOpenedAt == null && links.rememberOpening(shoot)) {
            log.append(Activity.success(shoot.userId, "open_review_link", null));
        }
        return new ReviewContext(influencer.displayName(), influencer.profilePhoto(), shoot.brandName, shoot.campaignName,
                shoot.date, shoot.isReviewLinkUsed() ? ReviewContext.Status.USED : ReviewContext.Status.OPEN,
                shoot.reviewLinkExpiresAt);
    }

    /** Clients of one link queue up at the shoot; should that ever fail, the unique token still lets one through only. */
    Review submit(String token, NewReview words) {
        Shoot shoot = links.findForUpdate(token);
        subject.is(shoot.userId);
        if (shoot.isReviewLinkUsed()) {
            throw ReviewProblems.alreadySubmitted();
        }
        User owner = User.<User> findByIdOptional(shoot.userId).orElseThrow(ProblemException::notFound);
        Review review = Review.submit(shoot, words, PhoneNumbers.normalise(words.clientNumber(), owner.country()), clock);
        Review.flush();
        shoot.rememberReview(review.submittedAt);
        Occurrences.count("review.links", "event", "used");
        return review;
    }
}
