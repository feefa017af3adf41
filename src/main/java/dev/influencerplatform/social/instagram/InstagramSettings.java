package dev.influencerplatform.social.instagram;

import dev.influencerplatform.social.AppSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The app at Instagram: its id is the one of the Instagram product, not that of the Meta app around it. */
@ConfigMapping(prefix = "app.social.instagram")
public interface InstagramSettings extends AppSettings {

    /** What people are asked to allow; the first one is what an account cannot be connected without. */
    @Override
    @WithDefault("instagram_business_basic,instagram_business_manage_insights")
    List<String> scopes();

    /** The scope that daily numbers need. */
    @WithDefault("instagram_business_manage_insights")
    String insightsScope();

    /** The page of consent. */
    @WithDefault("https://www.instagram.com/oauth/authorize")
    URI consentUrl();

    /** Where codes are redeemed. */
    @WithDefault("https://api.instagram.com")
    URI codeUrl();

    /** The Graph. */
    @WithDefault("https://graph.instagram.com")
    URI graphUrl();

    /** Version of the Graph; each lives for about two years. */
    @WithDefault("v26.0")
    String version();

    /** The daily numbers that are asked for; only those that can be told as one total. */
    @WithDefault("reach,views,accounts_engaged,total_interactions,likes,comments,saves,shares,profile_links_taps")
    List<String> metrics();

    /** Of how many days before today each pull asks for the numbers, with a call each. */
    @WithDefault("3")
    int metricsDays();

    /** How old a token is at least when it is renewed: the platform refuses younger ones. */
    @WithDefault("24H")
    Duration youngestRenewal();

    /** How long before its end a token is renewed. */
    @WithDefault("10D")
    Duration renewalBeforeEnd();

    /** How many media items are asked for at once, 100 at most. */
    @WithDefault("50")
    int mediaPage();
}
