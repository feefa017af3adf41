package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.ConsentRules;
import dev.influencerplatform.social.sandbox.ConsentScreen;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxFeed;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Caller;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Rules;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Instagram with its own login, as far as connected accounts need it. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class InstagramSandbox {

    private static final String GRAPH = "/sandbox/graph\\.instagram\\.com";
    private static final String OBJECT = GRAPH + GraphList.VERSION + "/(?<id>[0-9]+)";
    private static final ConsentRules CONSENT = new ConsentRules(Platform.instagram,
            "/sandbox/www\\.instagram\\.com/oauth/authorize",
            List.of("instagram_business_basic", "instagram_business_manage_insights"), "AQB", false, "#_", Map.of("error",
                    "access_denied", "error_reason", "user_denied", "error_description", "The user denied your request."));
    private static final Rules SHORT_LIVED = rules(Kind.INSTAGRAM_SHORT);
    private static final Rules LONG_LIVED = rules(Kind.INSTAGRAM_LONG);

    private final ConsentScreen consent;
    private final InstagramLogin login;
    private final GraphGate gate;
    private final SandboxFeed feed;
    private final Clock clock;

    InstagramSandbox(ConsentScreen consent, InstagramLogin login, GraphGate gate, SandboxFeed feed, Clock clock) {
        this.consent = consent;
        this.login = login;
        this.gate = gate;
        this.feed = feed;
        this.clock = clock;
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
        router.getWithRegex(GRAPH + GraphList.VERSION + "/me").handler(call -> gate.admit(call, LONG_LIVED, this::profile));
        router.getWithRegex(OBJECT + "/insights").handler(call -> owned(call, this::insights));
        router.getWithRegex(OBJECT + "/media").handler(call -> owned(call,
                caller -> GraphList.page(caller, feed, media -> InstagramShapes.media(media, today()))));
    }

    /** Who an account is can be asked even of one whose script fails calls for data, or none of these could be connected. */
    private void profile(Caller caller) {
        if (asksWho(caller)) {
            SandboxVoice.say(caller.call(), InstagramShapes.profile(caller, today()));
        } else {
            gate.tell(caller, () -> InstagramShapes.profile(caller, today()));
        }
    }

    private static boolean asksWho(Caller caller) {
        String fields = caller.parameter("fields");
        return fields != null && Set.of("id", "user_id", "username", "name", "account_type")
                .containsAll(List.of(fields.split(",")));
    }

    private SandboxAnswer insights(Caller caller) {
        return InstagramShapes.insights(caller, GraphInsights.dayOf(caller, today()));
    }

    private void owned(RoutingContext call, Function<Caller, SandboxAnswer> answer) {
        gate.admit(call, LONG_LIVED, caller -> gate.tell(caller, () -> caller.id().equals(call.pathParam("id"))
                ? answer.apply(caller)
                : GraphError.noObject(call.pathParam("id"))));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Rules rules(Kind kind) {
        return new Rules(Platform.instagram, (account, token) -> InstagramShapes.id(account), kind);
    }
}
