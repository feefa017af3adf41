package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxCodes;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Facebook's user tokens, of an hour and of sixty days, and what it knows of any token. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class FacebookLogin {

    private static final String APP = "sandbox-app";
    private static final String SECRET = "sandbox-secret";
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(60);
    private static final Duration DATA_ACCESS = Duration.ofDays(90);

    private final MetaCodes codes;
    private final GraphGate gate;
    private final SandboxVoice voice;
    private final Clock clock;

    FacebookLogin(MetaCodes codes, GraphGate gate, SandboxVoice voice, Clock clock) {
        this.codes = codes;
        this.gate = gate;
        this.voice = voice;
        this.clock = clock;
    }

    /** Takes a code, or a user token for a longer one. */
    void token(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (!APP.equals(request.getParam("client_id")) || !SECRET.equals(request.getParam("client_secret"))) {
            SandboxVoice.say(call, GraphError.of(101, "Error validating application. Cannot get application info"));
        } else if ("fb_exchange_token".equals(request.getParam("grant_type"))) {
            SandboxVoice.say(call, lengthen(request.getParam("fb_exchange_token")));
        } else {
            SandboxVoice.say(call, codes.redeem(new SandboxCodes.Redemption(Platform.facebook, request.getParam("code"),
                    request.getParam("client_id"), request.getParam("redirect_uri"), null), this::first,
                    GraphError.of(100, 36009, "This authorization code has been used.")));
        }
    }

    /** Asked by the app, not by the person, so that it is answered of dead tokens, too. */
    void debug(RoutingContext call) {
        Optional<SandboxToken> token = SandboxToken.read(call.request().getParam("input_token"), Kind.FACEBOOK_PAGE,
                Kind.FACEBOOK_LONG, Kind.FACEBOOK_SHORT);
        if (!isApp(call.request()) || token.map(gate::accountOf).filter(one -> one.has(Fault.UNKNOWNAPP)).isPresent()) {
            SandboxVoice.say(call, GraphError.of(190, "Invalid OAuth access token signature."));
        } else if (token.isEmpty()) {
            SandboxVoice.say(call, SandboxAnswer.ok(new JsonObject().put("data",
                    dead(GraphError.of(190, "The access token could not be decrypted")))));
        } else {
            SandboxAccount account = gate.accountOf(token.get());
            voice.renew(call, account, () -> known(account, token.get()), GraphError.outOfOrder());
        }
    }

    /** With the app's own token. */
    static boolean isApp(HttpServerRequest request) {
        return (APP + "|" + SECRET).equals(request.getParam("access_token"));
    }

    private SandboxAnswer first(MetaCodes.Redeemed redeemed) {
        return answer(SandboxToken.of(Kind.FACEBOOK_SHORT, redeemed.grant(), clock.instant(), SHORT), SHORT);
    }

    /** What an account's script does to its tokens, it does to long-lived ones only, or it could never be connected. */
    private SandboxAnswer lengthen(String text) {
        Optional<SandboxToken> token = SandboxToken.read(text, Kind.FACEBOOK_SHORT, Kind.FACEBOOK_LONG);
        return gate.objectionTo(token, Platform.facebook)
                .or(() -> token.filter(old -> old.kind() == Kind.FACEBOOK_LONG)
                        .flatMap(old -> GraphError.ofLogin(gate.accountOf(old))))
                .orElseGet(() -> answer(token.get().renewed(Kind.FACEBOOK_LONG, clock.instant(), LONG), LONG));
    }

    private SandboxAnswer known(SandboxAccount account, SandboxToken token) {
        boolean page = token.kind() == Kind.FACEBOOK_PAGE;
        if (page && (account.has(Fault.THROTTLED) || account.has(Fault.QUOTA))) {
            return GraphError.scripted(account, Platform.facebook, FacebookPage.loginId(account)).get();
        }
        JsonObject data = gate.objectionTo(Optional.of(token), Platform.facebook).or(() -> GraphError.ofLogin(account))
                .map(FacebookLogin::dead)
                .orElseGet(() -> new JsonObject().put("is_valid", true));
        Instant lastThere = Instant.ofEpochMilli(token.consentedAt());
        Duration open = page && account.has(Fault.LAPSED) ? Duration.ZERO : DATA_ACCESS;
        return SandboxAnswer.ok(new JsonObject().put("data", data.put("app_id", APP).put("type", page ? "PAGE" : "USER")
                .put("application", "Sandbox").put("expires_at", page ? 0 : token.expiresAt() / 1000)
                .put("data_access_expires_at", lastThere.plus(open).getEpochSecond())
                .put("issued_at", token.issuedAt() / 1000).put("scopes", new JsonArray(token.scopes()))
                .put("user_id", FacebookPage.loginId(account))));
    }

    private static JsonObject dead(SandboxAnswer error) {
        JsonObject told = error.body().getJsonObject("error");
        return new JsonObject().put("is_valid", false).put("error", new JsonObject().put("code", told.getInteger("code"))
                .put("subcode", told.getInteger("error_subcode")).put("message", told.getString("message")));
    }

    private static SandboxAnswer answer(SandboxToken token, Duration life) {
        return SandboxAnswer.ok(new JsonObject().put("access_token", token.text()).put("token_type", "bearer").put("expires_in",
                life.toSeconds()));
    }
}
