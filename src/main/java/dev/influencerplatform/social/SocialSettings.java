package dev.influencerplatform.social;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What all platforms share. Each has its own settings beside its connector. */
@ConfigMapping(prefix = "app.social")
public interface SocialSettings {

    /**
     * Where the sandbox plays the platforms that no app is configured of: for developers only. A platform's host is the
     * first part of the path there: {@code https://graph.example.com/me} becomes {@code <sandbox>/graph.example.com/me}.
     */
    Optional<URI> sandboxUrl();
}
