package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.ConsentRules;
import dev.influencerplatform.social.sandbox.ConsentScreen;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Rules;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Instagram's own login. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class InstagramSandbox {

    static final String GRAPH = "/sandbox/graph\\.instagram\\.com";
    static final Rules LONG_LIVED = rules(Kind.INSTAGRAM_LONG);

    private static final ConsentRules CONSENT = new ConsentRules(Platform.instagram,
            "/sandbox/www\\.instagram\\.com/oauth/authorize",
            List.of("instagram_business_basic", "instagram_business_manage_insights"), "AQB", false, "#_", Map.of("error",
                    "access_denied", "error_reason", "user_denied", "error_description", "The user denied your request."));
    private static final Rules SHORT_LIVED = rules(Kind.INSTAGRAM_SHORT);

    private final ConsentScreen consent;
    private final InstagramLogin login;
    private final GraphGate gate;

    InstagramSandbox(ConsentScreen consent, InstagramLogin login, GraphGate gate) {
        this.consent = consent;
        this.login = login;
        this.gate = gate;
    }

    void routes(@Observes Router router) {
        consent.open(router, CONSENT);
        router.post("/sandbox/api.instagram.com/oauth/access_token")
                .handler(call -> SandboxVoice.say(call, login.redeem(call.request().formAttributes())));
        router.getWithRegex(GRAPH + "/access_token").handler(call -> gate.admit(call, SHORT_LIVED,
                caller -> SandboxVoice.say(call, login.lengthen(caller))));
        router.getWithRegex(GRAPH + "/refresh_access_token").handler(call -> gate.admit(call, LONG_LIVED,
                caller -> gate.renew(caller, () -> login.refresh(caller))));
        router.postWithRegex(GRAPH + "/.*").handler(call -> SandboxVoice.say(call,
                GraphError.of(100, "Unsupported request - method type: post")));
    }

    private static Rules rules(Kind kind) {
        return new Rules(Platform.instagram, (account, token) -> InstagramShapes.id(account), kind);
    }
}
