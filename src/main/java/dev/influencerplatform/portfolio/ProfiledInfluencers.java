package dev.influencerplatform.portfolio;

import dev.influencerplatform.profile.Profile;
import dev.influencerplatform.profile.photo.PhotoAddresses;
import dev.influencerplatform.review.Influencers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows clients the influencer's profile. */
@ApplicationScoped
class ProfiledInfluencers implements Influencers {

    private final PhotoAddresses photos;

    ProfiledInfluencers(PhotoAddresses photos) {
        this.photos = photos;
    }

    @Override
    public Influencer find(UUID userId) {
        Profile profile = Profile.findByUser(userId).orElseThrow();
        return new Influencer(profile.displayName, photos.largestOf(profile.profilePhoto));
    }
}
