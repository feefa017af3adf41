package dev.influencerplatform.bench.spring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import jakarta.persistence.EntityManager;

/** The public page of an influencer. */
@RestController
class Portfolio {

    private static final CacheControl FOR_EVERYBODY = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic()
            .staleWhileRevalidate(Duration.ofMinutes(5));

    private final EntityManager entityManager;
    private final String publicUrl;
    private final String photosUrl;

    Portfolio(EntityManager entityManager, @Value("${app.public-url}") String publicUrl, @Value("${app.token.issuer}") String apiUrl) {
        this.entityManager = entityManager;
        this.publicUrl = publicUrl;
        this.photosUrl = apiUrl + "/api/v1/photos/";
    }

    record View(String slug, String displayName, String bio, List<String> category, String profilePhoto, Photos photos,
            Integer minBudget, Integer maxBudget, String currency, Rating rating, List<Review> reviews, List<Account> platforms,
            Links links) {
    }

    record Photos(String small, String medium, String large) {
    }

    record Rating(BigDecimal average, long count, List<Stars> histogram) {
    }

    record Stars(int rating, long count) {
    }

    record Review(UUID id, int rating, String reviewText, String reviewerName, String brandName, Instant submittedAt, String reply,
            Instant repliedAt) {
    }

    record Account(String platform, String accountName, Long followers, Long posts, Long views, Instant observedAt) {
    }

    record Links(String page, String reviews) {
    }

    /** The profile, repeated for each of the latest reviews. */
    record Row(String slug, String displayName, String bio, String[] category, String profilePhoto, Integer minBudget,
            Integer maxBudget, String currency, String visibility, long one, long two, long three, long four, long five,
            String[] platforms, String[] accountNames, Long[] followers, Long[] posts, Long[] views, Long[] observedAt, UUID reviewId,
            Integer rating, String reviewText, String reviewerName, String brandName, Long submittedAt, String reply, Long repliedAt) {
    }

    @GetMapping("/api/v1/portfolio/{slug}")
    @Transactional(readOnly = true)
    public ResponseEntity<View> get(@PathVariable String slug) {
        List<Row> rows = select(slug);
        if (rows.isEmpty()) {
            throw new Application.NotFoundException();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(FOR_EVERYBODY);
        if (!rows.get(0).visibility().equals("public")) {
            answer.header("X-Robots-Tag", "noindex");
        }
        return answer.body(view(rows));
    }

    @SuppressWarnings("unchecked")
    private List<Row> select(String slug) {
        return entityManager.createNativeQuery("""
                SELECT p.slug, p.display_name, p.bio, p.category, p.profile_photo, p.min_budget, p.max_budget, p.currency,
                       p.visibility, r.one, r.two, r.three, r.four, r.five, a.platforms, a.names, a.followers, a.posts, a.views,
                       a.observed, v.id, v.rating, v.review_text, v.reviewer_name, v.brand_name,
                       (extract(epoch FROM v.submitted_at) * 1000000)::bigint, v.reply,
                       (extract(epoch FROM v.replied_at) * 1000000)::bigint
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
                    ORDER BY submitted_at DESC, id DESC LIMIT 5) v ON TRUE
                WHERE p.slug = ? AND p.visibility <> 'private'
                  AND NOT EXISTS (SELECT FROM users u WHERE u.id = p.user_id AND u.locked_at IS NOT NULL)
                ORDER BY v.submitted_at DESC, v.id DESC""", Row.class).setParameter(1, slug).getResultList();
    }

    private View view(List<Row> rows) {
        Row first = rows.get(0);
        String photo = first.profilePhoto() == null ? null : photosUrl + first.profilePhoto();
        List<Review> reviews = rows.stream().filter(row -> row.reviewId() != null)
                .map(row -> new Review(row.reviewId(), row.rating(), row.reviewText(), row.reviewerName(), row.brandName(),
                        instant(row.submittedAt()), row.reply(), instant(row.repliedAt())))
                .toList();
        return new View(first.slug(), first.displayName(), first.bio(),
                first.category() == null ? List.of() : List.of(first.category()), photo == null ? null : photo + "/large.jpg",
                photo == null ? null : new Photos(photo + "/small.jpg", photo + "/medium.jpg", photo + "/large.jpg"), first.minBudget(),
                first.maxBudget(), first.currency(), rating(first), reviews, accounts(first),
                new Links(publicUrl + "/portfolio/" + first.slug(), "/api/v1/portfolio/" + first.slug() + "/reviews"));
    }

    private static List<Account> accounts(Row row) {
        return row.platforms() == null ? List.of()
                : IntStream.range(0, row.platforms().length).mapToObj(i -> new Account(row.platforms()[i], row.accountNames()[i],
                        row.followers()[i], row.posts()[i], row.views()[i], instant(row.observedAt()[i]))).toList();
    }

    private static Rating rating(Row row) {
        long[] counts = { row.one(), row.two(), row.three(), row.four(), row.five() };
        List<Stars> histogram = new ArrayList<>();
        long count = 0;
        long sum = 0;
        for (int stars = counts.length; stars >= 1; stars--) {
            histogram.add(new Stars(stars, counts[stars - 1]));
            count += counts[stars - 1];
            sum += stars * counts[stars - 1];
        }
        BigDecimal average = count == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
        return new Rating(average, count, histogram);
    }

    private static Instant instant(Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
