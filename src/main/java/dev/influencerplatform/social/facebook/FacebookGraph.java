package dev.influencerplatform.social.facebook;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.SocialSettings;
import dev.influencerplatform.social.meta.Graph;
import dev.influencerplatform.social.meta.Graphs;
import jakarta.inject.Singleton;
import java.net.URI;

/** Our app at Facebook, and the way there. */
@Singleton
class FacebookGraph {

    final PlatformApp app;
    final Graph graph;
    final FacebookApi api;

    FacebookGraph(FacebookSettings settings, SocialSettings social, Graphs graphs) {
        app = new PlatformApp(settings, social);
        graph = graphs.of(Platform.facebook);
        api = graph.client(FacebookApi.class, app.at(URI.create(settings.graphUrl() + "/" + settings.version())));
    }
}
