package dev.influencerplatform.shoot;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.meter.GaugeSource;
import dev.influencerplatform.common.meter.Occurrences;
import dev.influencerplatform.common.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes, replaces and ends review links, and finds the shoot that one leads to. */
@ApplicationScoped
public class ReviewLinks implements GaugeSource {

    /** {@code review_<timestamp>_<random>}; whatever has another form costs no query. */
    private static final Pattern FORM = Pattern.compile("review_\\d{13}_" + RandomToken.FORM);

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final ReviewLinkSettings settings;
    private final Clock clock;

    ReviewLinks(ReviewLinkSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Occurrences.expect("review.links", "event", "issued");
        Occurrences.expect("review.links", "event", "used");
    }

    /** Gives the shoot a link, or leaves the one it has unless a new one is wanted. */
    void ensure(Shoot shoot, boolean regenerate) {
        if (!shoot.completed) {
            throw ShootProblems.NOT_COMPLETED.with("Complete the shoot first.");
        }
        if (!shoot.hasReviewLink() || regenerate) {
            requireFew(shoot);
            retire(shoot);
            shoot.setReviewLink(newToken(), clock.instant().plus(settings.lifetime()), clock);
            Occurrences.count("review.links", "event", "issued");
        }
    }

    /** Of the rows and not of a bucket: the shoot is locked, and what is rolled back or replayed does not count. */
    private void requireFew(Shoot shoot) {
        List<Instant> retired = RetiredReviewLink.timesSince(clock.instant().minus(ONE_DAY), shoot.id);
        if (retired.size() >= settings.mostReplacedPerDay()) {
            Instant next = retired.get(settings.mostReplacedPerDay() - 1).plus(ONE_DAY);
            throw ShootProblems.TOO_MANY_LINKS.with("A link that the client has can be used; a new one can be had later.")
                    .retryAfter(Duration.between(clock.instant(), next).plusSeconds(1));
        }
    }

    void revoke(Shoot shoot) {
        retire(shoot);
        shoot.clearReviewLink(clock);
    }

    /** A shoot that is planned again has no link, so nobody can review it before it has happened. */
    void reopen(Shoot shoot) {
        shoot.reopen(clock);
        if (shoot.hasReviewLink()) {
            revoke(shoot);
        }
    }

    boolean isExpired(Shoot shoot) {
        return !clock.instant().isBefore(shoot.reviewLinkExpiresAt);
    }

    /** The shoot of a link that is open or used: 404 for an unknown link, 410 for one that has ended. */
    public Shoot find(String token) {
        requireForm(token);
        return usable(Shoot.findByReviewToken(token), token);
    }

    /** The same, locked until the transaction ends. */
    public Shoot findForUpdate(String token) {
        requireForm(token);
        return usable(Shoot.findByReviewTokenForUpdate(token), token);
    }

    /** Remembers that the client has seen the link; false when it was remembered before. */
    public boolean rememberOpening(Shoot shoot) {
        return Shoot.update("reviewLinkOpenedAt = ?1, updatedAt = ?1, version = version + 1 "
                + "where id = ?2 and reviewToken = ?3 and reviewLinkOpenedAt is null",
                clock.instant(), shoot.id, shoot.reviewToken) > 0;
    }

    private static void requireForm(String token) {
        if (!FORM.matcher(token).matches()) {
            throw ProblemException.notFound();
        }
    }

    private Shoot usable(Optional<Shoot> found, String token) {
        Shoot shoot = found.orElseThrow(() -> RetiredReviewLink.has(token)
                ? ShootProblems.LINK_GONE.with("The link was replaced or revoked. Ask for a new one.")
                : ProblemException.notFound());
        if (isExpired(shoot) && !shoot.isReviewLinkUsed()) {
            throw ShootProblems.LINK_GONE.with("The link has expired. Ask for a new one.");
        }
        return shoot;
    }

    private void retire(Shoot shoot) {
        if (shoot.hasReviewLink()) {
            RetiredReviewLink.keep(shoot.reviewToken, shoot.id, clock);
        }
    }

    @Override
    public Question question() {
        return new Question("review-links", """
                SELECT count(*) AS review_links_live FROM shoots WHERE review_token IS NOT NULL
                AND review_submitted_at IS NULL AND review_link_expires_at > localtimestamp""");
    }

    private String newToken() {
        return "review_" + clock.instant().toEpochMilli() + "_" + RandomToken.next();
    }
}
