package dev.influencerplatform.social.youtube;

import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.SocialSettings;
import jakarta.inject.Singleton;
import java.net.URI;

/** Our app at Google, with the addresses at which it is to be used. */
@Singleton
class YouTubeApp {

    private final YouTubeSettings settings;
    private final PlatformApp app;

    YouTubeApp(YouTubeSettings settings, SocialSettings social) {
        this.settings = settings;
        this.app = new PlatformApp(settings, social);
    }

    YouTubeSettings settings() {
        return settings;
    }

    PlatformApp registration() {
        return app;
    }

    URI authorizationUrl() {
        return app.at(settings.authorizationUrl());
    }

    URI tokenUrl() {
        return app.at(settings.tokenUrl());
    }

    URI revocationUrl() {
        return app.at(settings.revocationUrl());
    }

    URI dataUrl() {
        return app.at(settings.dataUrl());
    }

    URI analyticsUrl() {
        return app.at(settings.analyticsUrl());
    }
}
