package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
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
import java.util.Optional;
import java.util.function.BiFunction;

/** Facebook's Pages: their profile, numbers and posts, by a token of the Page's own. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class FacebookPages {

    private static final String PAGE = FacebookSandbox.GRAPH + "/(?<id>[0-9]+)";
    private static final Rules OF_PAGE = new Rules(Platform.facebook, FacebookPage::idOf, Kind.FACEBOOK_PAGE);
    private static final Rules OF_ANY = new Rules(Platform.facebook, FacebookPage::idOf, Kind.FACEBOOK_PAGE,
            Kind.FACEBOOK_LONG, Kind.FACEBOOK_SHORT);

    private static final int MOST_OF_HEAVY = 12;

    private final GraphGate gate;
    private final SandboxFeed feed;
    private final Clock clock;

    FacebookPages(GraphGate gate, SandboxFeed feed, Clock clock) {
        this.gate = gate;
        this.feed = feed;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        router.getWithRegex(PAGE).handler(call -> gate.admit(call, OF_ANY, this::profileOrToken));
        router.getWithRegex(PAGE + "/insights").handler(call -> data(call, this::insights));
        router.getWithRegex(PAGE + "/published_posts").handler(call -> data(call, this::posts));
    }

    /** A person's token is there to get the Page's, which belongs to renewing it. */
    private void profileOrToken(Caller caller) {
        if (caller.token().kind() == Kind.FACEBOOK_PAGE) {
            gate.tell(caller, () -> ofPage(caller, (any, page) -> SandboxAnswer.ok(
                    GraphList.fields(page.profile(today()), caller.parameter("fields")))));
        } else {
            SandboxVoice.say(caller.call(), GraphError.ofLogin(caller.account())
                    .orElseGet(() -> ofPage(caller, (any, page) -> SandboxAnswer.ok(GraphList.fields(
                            page.listed(caller.token(), clock.instant()), caller.parameter("fields"))))));
        }
    }

    private SandboxAnswer insights(Caller caller, FacebookPage page) {
        if (!caller.token().allows("read_insights")) {
            return GraphError.of(200, "(#200) Requires read_insights permission to manage the object");
        }
        LocalDate until = GraphInsights.dayIn(caller, "until", today());
        List<LocalDate> days = GraphInsights.dayIn(caller, "since", until.minusDays(1)).datesUntil(until).toList();
        return GraphInsights.of(caller, FacebookPage.METRICS, metric -> page.insight(metric, days));
    }

    private SandboxAnswer posts(Caller caller, FacebookPage page) {
        return caller.account().has(Fault.HEAVY) && Integer.parseInt(caller.parameter("limit")) > MOST_OF_HEAVY
                ? GraphError.of(1, "Please reduce the amount of data you're asking for, then retry your request")
                : GraphList.page(caller, feed, media -> page.post(media, today()));
    }

    private void data(RoutingContext call, BiFunction<Caller, FacebookPage, SandboxAnswer> answer) {
        gate.admit(call, OF_PAGE, caller -> gate.tell(caller, () -> ofPage(caller, answer)));
    }

    private static SandboxAnswer ofPage(Caller caller, BiFunction<Caller, FacebookPage, SandboxAnswer> answer) {
        String id = caller.call().pathParam("id");
        Optional<FacebookPage> page = FacebookPage.of(caller.account()).stream().filter(one -> one.id().equals(id))
                .filter(one -> caller.token().kind() != Kind.FACEBOOK_PAGE || caller.id().equals(id)).findFirst();
        return page.map(found -> answer.apply(caller, found)).orElseGet(() -> GraphError.noObject(id));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
