package dev.influencerplatform.profile.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/** Which photo a profile shows, in the transaction that changes the profile. */
@ApplicationScoped
public class ShownPhotos {

    private final Event<PhotoRemoved> removed;
    private final Clock clock;

    ShownPhotos(Event<PhotoRemoved> removed, Clock clock) {
        this.removed = removed;
        this.clock = clock;
    }

    /** In place of the one before. */
    public void show(UUID photoId, UUID profileId) {
        hide(profileId);
        if (!PhotoFile.give(photoId, profileId, clock)) {
            throw PhotoProblems.overtaken();
        }
    }

    public void hide(UUID profileId) {
        PhotoFile.takeFrom(profileId, clock);
        removed.fire(new PhotoRemoved());
    }
}
