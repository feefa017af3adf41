package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.ConsentRules;
import dev.influencerplatform.social.sandbox.ConsentScreen;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's OAuth endpoints, as far as connected accounts need them. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class GoogleSandbox {

    static final String DATA_SCOPE = "https://www.googleapis.com/auth/youtube.readonly";
    static final String ANALYTICS_SCOPE = "https://www.googleapis.com/auth/yt-analytics.readonly";
    private static final ConsentRules CONSENT = new ConsentRules(Platform.youtube,
            "/sandbox/accounts\\.google\\.com/o/oauth2/v2/auth", List.of(DATA_SCOPE, ANALYTICS_SCOPE), "4/0A", true, "",
            Map.of("error", "access_denied"));

    private final ConsentScreen consent;
    private final GoogleLogin login;
    private final SandboxAccounts accounts;
    private final SandboxVoice voice;

    GoogleSandbox(ConsentScreen consent, GoogleLogin login, SandboxAccounts accounts, SandboxVoice voice) {
        this.consent = consent;
        this.login = login;
        this.accounts = accounts;
        this.voice = voice;
    }

    void routes(@Observes Router router) {
        consent.open(router, CONSENT);
        router.post("/sandbox/oauth2.googleapis.com/token").handler(this::grant);
        router.post("/sandbox/oauth2.googleapis.com/revoke")
                .handler(call -> SandboxVoice.say(call, login.revoke(call.request().formAttributes())));
    }

    private void grant(RoutingContext call) {
        MultiMap form = call.request().formAttributes();
        if (!GoogleLogin.isApp(form)) {
            SandboxVoice.say(call, GoogleLogin.invalidClient());
        } else if ("authorization_code".equals(form.get("grant_type"))) {
            SandboxVoice.say(call, login.redeem(form));
        } else if ("refresh_token".equals(form.get("grant_type"))) {
            renew(call, login.refreshToken(form));
        } else {
            SandboxVoice.say(call, GoogleError.ofGrant(400, "unsupported_grant_type", "Invalid grant_type"));
        }
    }

    private void renew(RoutingContext call, Optional<SandboxToken> token) {
        if (token.isEmpty()) {
            SandboxVoice.say(call, GoogleLogin.ended());
        } else {
            SandboxAccount account = accounts.of(token.get().account());
            voice.renew(call, account, () -> login.refresh(token.get()), GoogleError.outOfOrder());
        }
    }
}
