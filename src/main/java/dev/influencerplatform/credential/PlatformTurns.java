package dev.influencerplatform.credential;

import dev.influencerplatform.common.load.Turns;
import dev.influencerplatform.social.Platform;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who waits for a platform's answer while a browser waits for ours: a few for each platform, as they hold threads that others
 * need, and one that is slow is not to keep those of another waiting.
 */
@Singleton
public class PlatformTurns {

    private static final int AT_ONCE = 8;

    private final Map<Platform, Turns> byPlatform = new EnumMap<>(Platform.class);

    PlatformTurns() {
        for (Platform platform : Platform.values()) {
            byPlatform.put(platform, new Turns(platform.name(), AT_ONCE,
                    () -> CredentialProblems.unavailable("Too many wait for the platform at this moment.")));
        }
    }

    public <T> T take(Platform platform, Supplier<T> work) {
        return byPlatform.get(platform).take(work);
    }
}
