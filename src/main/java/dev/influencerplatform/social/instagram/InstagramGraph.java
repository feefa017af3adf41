package dev.influencerplatform.social.instagram;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.SocialSettings;
import dev.influencerplatform.social.meta.Graph;
import dev.influencerplatform.social.meta.Graphs;
import jakarta.inject.Singleton;

/** Our app at Instagram, and the ways there. */
@Singleton
class InstagramGraph {

    final PlatformApp app;
    final Graph graph;
    final InstagramApi api;
    final InstagramCodeApi codes;

    InstagramGraph(InstagramSettings settings, SocialSettings social, Graphs graphs) {
        app = new PlatformApp(settings, social);
        graph = graphs.of(Platform.instagram);
        api = graph.client(InstagramApi.class, app.at(settings.graphUrl()));
        codes = graph.client(InstagramCodeApi.class, app.at(settings.codeUrl()));
    }
}
