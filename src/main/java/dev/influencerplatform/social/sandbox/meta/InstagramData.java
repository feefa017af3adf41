package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxFeed;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Caller;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Instagram's profiles, numbers and media. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class InstagramData {

    private static final String GRAPH = InstagramSandbox.GRAPH + GraphList.VERSION;
    private static final String OBJECT = GRAPH + "/(?<id>[0-9]+)";

    private final GraphGate gate;
    private final SandboxFeed feed;
    private final Clock clock;

    InstagramData(GraphGate gate, SandboxFeed feed, Clock clock) {
        this.gate = gate;
        this.feed = feed;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.getWithRegex(GRAPH + "/me").handler(call -> gate.admit(call, InstagramSandbox.LONG_LIVED, this::profile));
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
        return InstagramShapes.insights(caller, GraphInsights.dayIn(caller, "since", today().minusDays(1)));
    }

    private void owned(RoutingContext call, Function<Caller, SandboxAnswer> answer) {
        gate.admit(call, InstagramSandbox.LONG_LIVED, caller -> gate.tell(caller, () -> caller.id().equals(call.pathParam("id"))
                ? answer.apply(caller)
                : GraphError.noObject(call.pathParam("id"))));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
