package dev.influencerplatform.portfolio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.http.EntityTags;
import dev.influencerplatform.common.http.Tagged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Portfolios as they were answered last. One look at the profile's row tells whether an answer still holds, whichever instance
 * changed whatever is in it: the database gives the row another stamp in the same transaction.
 */
@ApplicationScoped
class KeptPortfolios {

    private static final String STAMP = "SELECT user_id, portfolio_stamp FROM profiles WHERE slug = ?";
    /** Of an entry, besides its bytes. */
    private static final int OVERHEAD = 500;

    private final Portfolios portfolios;
    private final Sources sources;
    private final EntityTags tags;
    private final Cache<String, Answer> answers;

    KeptPortfolios(Portfolios portfolios, Sources sources, EntityTags tags, PortfolioSettings settings) {
        this.portfolios = portfolios;
        this.sources = sources;
        this.tags = tags;
        this.answers = Caffeine.newBuilder().maximumWeight(settings.kept().asLongValue())
                .weigher((String slug, Answer answer) -> answer.body().body().length + OVERHEAD).build();
    }

    /** Of which profile, and of which of its states. */
    record Stamp(UUID userId, UUID stamp) {
    }

    /** A portfolio in JSON, and whether search engines may list it. */
    record Answer(Stamp stamp, Tagged body, boolean listed) {
    }

    Optional<Answer> find(String slug) {
        Answer kept = answers.getIfPresent(slug);
        if (kept != null && sources.recent().first(Stamp.class, STAMP, slug).filter(kept.stamp()::equals).isPresent()) {
            return Optional.of(kept);
        }
        Optional<Answer> found = portfolios.find(slug).map(portfolio -> new Answer(
                new Stamp(portfolio.userId(), portfolio.stamp()), tags.tag(portfolio.view()), portfolio.listed()));
        found.ifPresentOrElse(answer -> answers.put(slug, answer), () -> answers.invalidate(slug));
        return found;
    }
}
