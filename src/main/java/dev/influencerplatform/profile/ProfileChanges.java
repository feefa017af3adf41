package dev.influencerplatform.profile;

import dev.influencerplatform.user.PublicNames;
import dev.influencerplatform.user.UserRegistered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Opens a profile with each account, and moves profiles from one slug to another without breaking old links. */
@ApplicationScoped
class ProfileChanges implements PublicNames {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Slugs slugs;
    private final Clock clock;

    ProfileChanges(Slugs slugs, Clock clock) {
        this.slugs = slugs;
        this.clock = clock;
    }

    void open(@Observes UserRegistered news) {
        Profile.open(news.userId(), slugFor(news), news.displayName(), news.currency(), clock);
        Profile.flush();
    }

    private String slugFor(UserRegistered news) {
        if (news.slug() == null) {
            return slugs.madeOf(news.displayName(), news.userId());
        }
        if (news.another()) {
            return slugs.madeOf(news.slug(), news.userId());
        }
        slugs.requireFree(news.slug(), news.userId());
        return news.slug();
    }

    @Override
    public void requireFree(String slug) {
        slugs.requireFree(slug, NOBODY);
    }

    @Override
    public List<String> of(UUID userId) {
        return Profile.findByUser(userId).map(profile -> List.of(profile.slug, profile.displayName)).orElse(List.of());
    }

    void apply(ProfileFields fields, Profile profile) {
        String before = profile.slug;
        if (!fields.slug().equals(before)) {
            slugs.requireFree(fields.slug(), profile.userId);
            FormerSlug.release(fields.slug());
            FormerSlug.keep(before, profile.userId, clock);
        }
        profile.change(fields, clock);
        Profile.flush();
    }
}
