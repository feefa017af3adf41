package dev.influencerplatform.profile;

import dev.influencerplatform.common.http.Caller;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.log.Logged;
import dev.influencerplatform.profile.photo.PhotoAddresses;
import dev.influencerplatform.profile.photo.ShownPhotos;
import dev.influencerplatform.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Changes which photo the caller's profile shows, in one transaction with what becomes of the one before. */
@ApplicationScoped
class ProfilePhotos {

    private final Caller caller;
    private final IfMatch ifMatch;
    private final ShownPhotos photos;
    private final PhotoAddresses addresses;
    private final Clock clock;

    ProfilePhotos(Caller caller, IfMatch ifMatch, ShownPhotos photos, PhotoAddresses addresses, Clock clock) {
        this.caller = caller;
        this.ifMatch = ifMatch;
        this.photos = photos;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Before the work is done that a mismatch would make needless. */
    @Transactional
    void checkMatch() {
        ifMatch.check(ProfileView.of(Profile.findByUser(caller.id()).orElseThrow(ProblemException::notFound), addresses));
    }

    @Transactional
    @Logged("update_photo")
    ProfileView show(UUID photoId) {
        Profile profile = lock();
        photos.show(photoId, profile.id);
        profile.changePhoto(photoId.toString(), clock);
        Profile.flush();
        return ProfileView.of(profile, addresses);
    }

    @Transactional
    @Logged("delete_photo")
    void remove() {
        Profile profile = lock();
        if (profile.profilePhoto != null) {
            photos.hide(profile.id);
            profile.changePhoto(null, clock);
        }
    }

    private Profile lock() {
        User.lock(caller.id());
        Profile profile = Profile.findByUserForUpdate(caller.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(ProfileView.of(profile, addresses));
        return profile;
    }
}
