package dev.influencerplatform.portfolio;

import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.portfolio.PortfolioView.Links;
import dev.influencerplatform.portfolio.PortfolioView.Rating;
import dev.influencerplatform.portfolio.PortfolioView.SocialAccount;
import dev.influencerplatform.portfolio.PortfolioView.Stars;
import dev.influencerplatform.profile.photo.PhotoAddresses;
import dev.influencerplatform.review.PublicReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a portfolio in one statement: the profile, its rating, its latest reviews and its accounts' numbers. */
@ApplicationScoped
class Portfolios {

    private static final int LATEST_REVIEWS = 5;
    private static final int HIGHEST_RATING = 5;
    private static final int AVERAGE_SCALE = 2;
    private static final String SELECT = """
            SELECT p.user_id, p.portfolio_stamp, p.slug, p.display_name, p.bio, p.category, p.profile_photo,
                   p.min_budget, p.max_budget, p.currency, p.visibility, r.one, r.two, r.three, r.four, r.five, a.platforms,
                   a.names, a.followers, a.posts, a.views, a.observed, v.id, v.rating, v.review_text, v.reviewer_name,
                   v.brand_name, v.submitted_at, v.reply, v.replied_at
            FROM profiles p
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE rating = 1) AS one, count(*) FILTER (WHERE rating = 2) AS two,
                       count(*) FILTER (WHERE rating = 3) AS three, count(*) FILTER (WHERE rating = 4) AS four,
                       count(*) FILTER (WHERE rating = 5) AS five
                FROM reviews WHERE user_id = p.user_id AND is_published) r
            CROSS JOIN LATERAL (
                SELECT array_agg(c.platform::text ORDER BY c.platform, c.id) AS platforms,
                       array_agg(c.account_name ORDER BY c.platform, c.id) AS names,
                       array_agg(n.followers ORDER BY c.platform, c.id) AS followers,
                       array_agg(n.posts ORDER BY c.platform, c.id) AS posts,
                       array_agg(n.views ORDER BY c.platform, c.id) AS views,
                       array_agg(n.observed ORDER BY c.platform, c.id) AS observed
                FROM credentials c
                CROSS JOIN LATERAL (
                    SELECT max(m.value) FILTER (WHERE m.metric = 'followers') AS followers,
                           max(m.value) FILTER (WHERE m.metric = 'posts') AS posts,
                           max(m.value) FILTER (WHERE m.metric = 'views') AS views,
                           (extract(epoch FROM min(m.observed_at)) * 1000000)::bigint AS observed
                    FROM (VALUES ('followers'), ('posts'), ('views')) AS wanted (metric)
                    CROSS JOIN LATERAL (
                        SELECT metric, value, observed_at FROM metrics
                        WHERE credential_id = c.id AND metric = wanted.metric AND status NOT IN ('failed', 'unavailable')
                        ORDER BY day DESC LIMIT 1) m
                    WHERE m.value IS NOT NULL) n
                WHERE c.user_id = p.user_id) a
            LEFT JOIN LATERAL (
                SELECT id, rating, review_text, CASE WHEN consent THEN reviewer_name END AS reviewer_name, brand_name,
                       submitted_at, reply, replied_at
                FROM reviews WHERE user_id = p.user_id AND is_published
                ORDER BY submitted_at DESC, id DESC LIMIT ?) v ON TRUE
            WHERE p.slug = ? AND p.visibility <> 'private'
              AND NOT EXISTS (SELECT FROM users u WHERE u.id = p.user_id AND u.locked_at IS NOT NULL)
            ORDER BY v.submitted_at DESC, v.id DESC""";

    private final Sources sources;
    private final PhotoAddresses photos;
    private final String publicUrl;

    Portfolios(Sources sources, PhotoAddresses photos, @ConfigProperty(name = "app.public-url") String publicUrl) {
        this.sources = sources;
        this.photos = photos;
        this.publicUrl = publicUrl;
    }

    /** The profile and its rating, repeated for each of the latest reviews; without reviews, once. */
    record Row(UUID userId, UUID stamp, String slug, String displayName, String bio, String[] category, String profilePhoto,
            Integer minBudget,
            Integer maxBudget, String currency, String visibility, long one, long two, long three, long four, long five,
            String[] platforms, String[] accountNames, Long[] followers, Long[] posts, Long[] views, Long[] observedAt,
            UUID reviewId, Integer rating, String reviewText, String reviewerName, String brandName, Instant submittedAt,
            String reply, Instant repliedAt) {
    }

    /**
     * A portfolio.
     *
     * @param stamp another one when anything in it is another
     * @param listed whether search engines may list it
     */
    record Found(UUID userId, UUID stamp, PortfolioView view, boolean listed) {
    }

    Optional<Found> find(String slug) {
        List<Row> rows = sources.recent().list(Row.class, SELECT, LATEST_REVIEWS, slug);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row first = rows.get(0);
        List<PublicReview> reviews = rows.stream().filter(row -> row.reviewId() != null).map(Portfolios::review).toList();
        PortfolioView view = new PortfolioView(first.slug(), first.displayName(), first.bio(),
                first.category() == null ? List.of() : List.of(first.category()), photos.largestOf(first.profilePhoto()),
                photos.of(first.profilePhoto()), first.minBudget(), first.maxBudget(), first.currency(), rating(first), reviews,
                accounts(first),
                new Links(publicUrl + "/portfolio/" + first.slug(), "/api/v1/portfolio/" + first.slug() + "/reviews"));
        return Optional.of(new Found(first.userId(), first.stamp(), view, first.visibility().equals("public")));
    }

    private static PublicReview review(Row row) {
        return new PublicReview(row.reviewId(), row.rating(), row.reviewText(), row.reviewerName(), row.brandName(),
                row.submittedAt(), row.reply(),
                row.repliedAt());
    }

    private static List<SocialAccount> accounts(Row row) {
        if (row.platforms() == null) {
            return List.of();
        }
        return IntStream.range(0, row.platforms().length)
                .mapToObj(i -> new SocialAccount(row.platforms()[i], row.accountNames()[i], row.followers()[i],
                        row.posts()[i], row.views()[i], instant(row.observedAt()[i])))
                .toList();
    }

    /** From microseconds: the driver would read timestamps in an array in the JVM's zone. */
    private static Instant instant(Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Rating rating(Row row) {
        long[] counts = { row.one(), row.two(), row.three(), row.four(), row.five() };
        List<Stars> histogram = new ArrayList<>();
        long count = 0;
        long sum = 0;
        for (int rating = HIGHEST_RATING; rating >= 1; rating--) {
            histogram.add(new Stars(rating, counts[rating - 1]));
            count += counts[rating - 1];
            sum += rating * counts[rating - 1];
        }
        BigDecimal average = count == 0 ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_UP);
        return new Rating(average, count, histogram);
    }
}
