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

    /** The scope that daily numbers need. */
    @WithDefault("read_insights")
    String insightsScope();

    /** The scope that Pages of a business portfolio need to be found. */
    @WithDefault("business_management")
    String businessScope();

    /** Id of the configuration of Facebook Login for Business, which names the scopes itself. */
    Optional<String> configId();

    /** The page of consent; the version goes before its path. */
    @WithDefault("https://www.facebook.com")
    URI consentUrl();

    /** The Graph. */
    @WithDefault("https://graph.facebook.com")
    URI graphUrl();

    /** Version of the Graph and of the page of consent; each lives for about two years. */
    @WithDefault("v26.0")
    String version();

    /** The daily numbers that are asked for. Retired ones are answered with an error, and cost a call each. */
    @WithDefault("page_follows,page_media_view,page_total_media_view_unique,page_post_engagements,page_views_total")
    List<String> metrics();

    /** Of how many days before today each pull asks for the numbers, 90 at most. */
    @WithDefault("7")
    int metricsDays();

    /** How often a token is looked at: time does not end it, and nobody says when something else has. */
    @WithDefault("24H")
    Duration checkEvery();

    /** How long a person's token lives where the platform does not say. */
    @WithDefault("60D")
    Duration userTokenLife();

    /** How many posts are asked for at once, 100 at most. */
    @WithDefault("50")
    int mediaPage();
}
