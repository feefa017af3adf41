package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxFeed;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** YouTube's two APIs, as far as connected accounts need them. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class YouTubeSandbox {

    private static final String DATA = "/sandbox/youtube.googleapis.com/youtube/v3";
    private static final String BEARER = "Bearer ";
    private static final String USUAL_RESULTS = "5";

    private final SandboxAccounts accounts;
    private final SandboxFeed feed;
    private final SandboxVoice voice;
    private final Clock clock;

    YouTubeSandbox(SandboxAccounts accounts, SandboxFeed feed, SandboxVoice voice, Clock clock) {
        this.accounts = accounts;
        this.feed = feed;
        this.voice = voice;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.get(DATA + "/channels").handler(call -> admit(call, GoogleSandbox.DATA_SCOPE, this::channels));
        router.get(DATA + "/playlistItems").handler(call -> admit(call, GoogleSandbox.DATA_SCOPE, this::playlistItems));
        router.get(DATA + "/videos").handler(call -> admit(call, GoogleSandbox.DATA_SCOPE, this::videos));
        router.get("/sandbox/youtubeanalytics.googleapis.com/v2/reports")
                .handler(call -> admit(call, GoogleSandbox.ANALYTICS_SCOPE, (account, asked) -> YouTubeReport.of(asked, account,
                        today())));
    }

    private void admit(RoutingContext call, String scope, BiFunction<SandboxAccount, RoutingContext, SandboxAnswer> answer) {
        String header = call.request().getHeader("Authorization");
        Optional<SandboxToken> token = header == null || !header.startsWith(BEARER) ? Optional.empty()
                : SandboxToken.read(header.substring(BEARER.length()), Kind.GOOGLE_ACCESS)
                        .filter(read -> !read.isExpired(clock.instant()) && !accounts.isRevoked(Platform.youtube, read));
        if (token.isEmpty()) {
            SandboxVoice.say(call, GoogleError.invalidCredentials());
        } else if (!token.get().allows(scope)) {
            SandboxVoice.say(call, GoogleError.of(403, "insufficientPermissions",
                    "Request had insufficient authentication scopes."));
        } else {
            tell(call, accounts.of(token.get().account()), answer);
        }
    }

    /** Who an account is can be asked even of one whose script fails calls for data, or none of these could be connected. */
    private void tell(RoutingContext call, SandboxAccount account,
            BiFunction<SandboxAccount, RoutingContext, SandboxAnswer> answer) {
        if (asksWho(call)) {
            SandboxVoice.say(call, answer.apply(account, call));
        } else {
            voice.tell(call, account, () -> GoogleError.scripted(account).orElseGet(() -> answer.apply(account, call)),
                    GoogleError.outOfOrder());
        }
    }

    private static boolean asksWho(RoutingContext call) {
        return call.request().path().endsWith("/channels") && Set.of("id", "snippet").containsAll(parts(call, "part"));
    }

    private SandboxAnswer channels(SandboxAccount account, RoutingContext call) {
        return "true".equals(call.request().getParam("mine"))
                ? SandboxAnswer.ok(YouTubeShapes.channels(account, parts(call, "part"), today()))
                : GoogleError.of(400, "missingRequiredParameter", "No filter selected.");
    }

    private SandboxAnswer playlistItems(SandboxAccount account, RoutingContext call) {
        if (!YouTubeShapes.uploadsOf(account).equals(call.request().getParam("playlistId"))) {
            return GoogleError.of(404, "playlistNotFound", "The playlist identified with the request's <code>playlistId</code>"
                    + " parameter cannot be found.");
        }
        int limit = Math.min(50, Integer.parseInt(call.request().getParam("maxResults", USUAL_RESULTS)));
        return feed.page(account, call.request().getParam("pageToken"), limit)
                .map(page -> SandboxAnswer.ok(YouTubeShapes.playlistItems(page)))
                .orElseGet(() -> GoogleError.of(400, "invalidPageToken", "The request specifies an invalid page token."));
    }

    private SandboxAnswer videos(SandboxAccount account, RoutingContext call) {
        return SandboxAnswer.ok(YouTubeShapes.videos(account, parts(call, "id"), today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static List<String> parts(RoutingContext call, String parameter) {
        return List.of(call.request().getParam(parameter, "").split(","));
    }
}
