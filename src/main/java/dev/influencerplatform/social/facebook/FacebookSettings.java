package dev.influencerplatform.social.facebook;

import dev.influencerplatform.social.AppSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The app at Facebook. */
@ConfigMapping(prefix = "app.social.facebook")
public interface FacebookSettings extends AppSettings {

    @Override
    @WithDefault("pages_show_list,pages_read_engagement,business_management,read_insights")
    List<String> scopes();

    /** What daily numbers need. */
    @WithDefault("read_insights")
    String insightsScope();

    /** What Pages of a business portfolio need to be found. */
    @WithDefault("business_management")
    String businessScope();

    /** Of Facebook Login for Business, which names the scopes itself. */
    Optional<String> configId();

    /** The page of consent; the version goes before its path. */
    @WithDefault("https://www.facebook.com")
    URI consentUrl();

    @WithDefault("https://graph.facebook.com")
    URI graphUrl();

    /** Of the Graph and of the page of consent; each lives for about two years. */
    @WithDefault("v26.0")
    String version();

    /** Daily numbers. Retired ones are answered with an error, and cost a call each. */
    @WithDefault("page_follows,page_media_view,page_total_media_view_unique,page_post_engagements,page_views_total")
    List<String> metrics();

    /** Of how many days before today each pull asks for the numbers, 90 at most. */
    @WithDefault("7")
    int metricsDays();

    /** A token is looked at so often: time does not end it, and nobody says when something else has. */
    @WithDefault("24H")
    Duration checkEvery();

    /** How long a person's token lives where the platform does not say. */
    @WithDefault("60D")
    Duration userTokenLife();

    /** How many posts are asked for at once, 100 at most. */
    @WithDefault("50")
    int mediaPage();
}
