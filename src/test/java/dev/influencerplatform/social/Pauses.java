package dev.influencerplatform.social;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the news of pauses. */
@Singleton
public class Pauses {

    private final List<PlatformPause> all = new CopyOnWriteArrayList<>();

    void keep(@Observes PlatformPause pause) {
        all.add(pause);
    }

    public List<PlatformPause> of(String platformUserId) {
        return all.stream().filter(pause -> platformUserId.equals(pause.platformUserId())).toList();
    }

    public List<PlatformPause> ofApp(Platform platform) {
        return all.stream().filter(pause -> pause.platformUserId() == null && pause.platform() == platform).toList();
    }
}
