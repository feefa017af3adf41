package dev.influencerplatform.profile;

import dev.influencerplatform.user.UserRegistered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Opens a profile with each account, and moves profiles from one slug to another without breaking old links. */
@ApplicationScoped
class ProfileChanges {

    private final Slugs slugs;
    private final Clock clock;

    ProfileChanges(Slugs slugs, Clock clock) {
        this.slugs = slugs;
        this.clock = clock;
    }

    void open(@Observes UserRegistered news) {
        String slug = news.slug();
        if (slug == null) {
            slug = slugs.madeOf(news.displayName(), news.userId());
        } else {
            slugs.requireFree(slug, news.userId());
        }
        Profile.open(news.userId(), slug, news.displayName(), news.currency(), clock);
        Profile.flush();
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
