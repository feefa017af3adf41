package dev.influencerplatform.social.youtube;

import dev.influencerplatform.social.AppSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Our app at Google, and where Google is; all of this has changed before. */
@ConfigMapping(prefix = "app.social.youtube")
interface YouTubeSettings extends AppSettings {

    @Override
    @WithDefault("https://www.googleapis.com/auth/youtube.readonly,https://www.googleapis.com/auth/yt-analytics.readonly")
    List<String> scopes();

    /** The page of consent. */
    @WithDefault("https://accounts.google.com/o/oauth2/v2/auth")
    URI authorizationUrl();

    /** Where codes and refresh tokens are redeemed. */
    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUrl();

    /** Where grants are given back. */
    @WithDefault("https://oauth2.googleapis.com/revoke")
    URI revocationUrl();

    /** The Data API, with its version. */
    @WithDefault("https://youtube.googleapis.com/youtube/v3")
    URI dataUrl();

    /** The Analytics API, with its version. */
    @WithDefault("https://youtubeanalytics.googleapis.com/v2")
    URI analyticsUrl();

    /** The scope that the Analytics API needs. */
    @WithDefault("https://www.googleapis.com/auth/yt-analytics.readonly")
    String analyticsScope();

    /** The numbers of a day that the Analytics API is asked for. */
    @WithDefault("views,engagedViews,estimatedMinutesWatched,averageViewDuration,subscribersGained,subscribersLost,likes,comments,shares")
    List<String> analyticsMetrics();

    /** How many days ago the newest day is that the Analytics API knows all of. */
    @WithDefault("3")
    int analyticsDelayDays();

    /** Of how many days each pull asks for the numbers, that one being the newest. */
    @WithDefault("7")
    int analyticsDays();

    /** How long before an access token lapses it is renewed. */
    @WithDefault("10M")
    Duration refreshBefore();

    /**
     * How many grants are asked for at once. Others wait while their time runs out, so it has to be above the number of
     * refreshes at once ({@code app.credentials.refreshes-at-once}).
     */
    @WithDefault("50")
    int grantsAtOnce();

    /** How long an account is left alone that was asked for too often, unless Google says how long. */
    @WithDefault("1M")
    Duration limitPause();
}
