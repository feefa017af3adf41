package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.ConsentAddress;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Observation;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import dev.influencerplatform.social.Tokens;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YouTube: one channel for each consent, opened by tokens of an hour and a refresh token that stays. */
@Singleton
public class YouTubeConnector implements Connector {

    private final YouTubeApp app;
    private final YouTubeApi api;
    private final GoogleGrants grants;
    private final DailyReadings dailyReadings;
    private final UploadList uploads;

    YouTubeConnector(YouTubeApp app, YouTubeApi api, GoogleGrants grants, Clock clock) {
        this.app = app;
        this.api = api;
        this.grants = grants;
        this.dailyReadings = new DailyReadings(api, app.settings(), clock);
        this.uploads = new UploadList(api);
    }

    @Override
    public Platform platform() {
        return Platform.youtube;
    }

    @Override
    public boolean isConfigured() {
        return app.registration().isConfigured();
    }

    @Override
    public boolean isSandbox() {
        return app.registration().isSandbox();
    }

    @Override
    public List<String> scopes() {
        return app.settings().scopes();
    }

    @Override
    public boolean challengesCodes() {
        return true;
    }

    @Override
    public URI authorizationUrl(AuthorizationRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", app.registration().clientId());
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", String.join(" ", scopes()));
        parameters.put("state", request.state());
        parameters.put("code_challenge", request.codeChallenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("include_granted_scopes", "true");
        // a refresh token comes with offline access alone, and only when consent is really asked for
        parameters.put("access_type", "offline");
        parameters.put("prompt", "consent select_account");
        return ConsentAddress.of(app.authorizationUrl(), parameters);
    }

    @Override
    public Login exchange(CodeExchange exchange) {
        GrantedTokens granted = api.grant(() -> grants.redeem(exchange));
        if (granted.tokens().refreshToken() == null) {
            throw new PlatformException(Failure.BAD_CODE, "no-refresh-token",
                    "Google gave access for an hour only; the consent has to be given anew.");
        }
        JsonNode channel = api.channel(granted.tokens().accessToken(), "id,snippet");
        return new Login(List.of(new GrantedAccount(ForeignJson.id(channel, "id"), null, nameOf(channel), granted.scopes(),
                granted.tokens())));
    }

    @Override
    public GrantedTokens refresh(Access access) {
        return api.grant(() -> grants.renew(access.tokens()));
    }

    /** Google's tokens are no matter of YouTube's quota. */
    @Override
    public boolean countsRefreshes() {
        return false;
    }

    @Override
    public Instant refreshDue(Tokens tokens) {
        if (tokens.expiresAt() == null) {
            return null;
        }
        Instant wanted = tokens.expiresAt().minus(app.settings().refreshBefore());
        // not all the time, however short it lives
        Instant earliest = tokens.issuedAt().plus(Duration.between(tokens.issuedAt(), tokens.expiresAt()).dividedBy(2));
        return wanted.isAfter(earliest) ? wanted : earliest;
    }

    @Override
    public boolean revoke(Access access) {
        try {
            api.revoke(access.tokens().refreshToken());
        } catch (PlatformException failed) {
            // what is not known there is ended already
            if (failed.failure() != Failure.BAD_OBJECT) {
                throw failed;
            }
        }
        return true;
    }

    @Override
    public Observation observe(Access access) {
        JsonNode channel = api.channel(access.tokens().accessToken(), "id,snippet,statistics");
        if (!access.platformUserId().equals(ForeignJson.id(channel, "id"))) {
            throw PlatformException.unreadable("YouTube tells of another channel.");
        }
        JsonNode statistics = channel.path("statistics");
        if (!statistics.isObject()) {
            throw PlatformException.unreadable("YouTube's channel has no statistics.");
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(statistics.path("hiddenSubscriberCount").asBoolean()
                ? Reading.unknown(Reading.FOLLOWERS, null, Status.hidden)
                : total(Reading.FOLLOWERS, statistics.path("subscriberCount")));
        readings.add(total(Reading.POSTS, statistics.path("videoCount")));
        readings.add(total(Reading.VIEWS, statistics.path("viewCount")));
        readings.addAll(dailyReadings.of(access));
        return new Observation(nameOf(channel), readings);
    }

    @Override
    public MediaPage media(Access access, String cursor) {
        return uploads.page(access.tokens().accessToken(), cursor);
    }

    private static Reading total(String metric, JsonNode count) {
        return Reading.total(metric, ForeignJson.count(count), count.isMissingNode() ? null : count.toString());
    }

    private static String nameOf(JsonNode channel) {
        String title = ForeignJson.text(channel.path("snippet"), "title");
        return title == null ? ForeignJson.id(channel, "id") : title;
    }
}
