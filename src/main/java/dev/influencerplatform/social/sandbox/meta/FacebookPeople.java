package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxCalls;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Caller;
import dev.influencerplatform.social.sandbox.meta.GraphGate.Rules;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Who somebody is at Facebook: the person, the scopes and the Pages. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class FacebookPeople {

    private static final Rules OF_PERSON = new Rules(Platform.facebook, FacebookPage::idOf, Kind.FACEBOOK_SHORT,
            Kind.FACEBOOK_LONG);

    private final GraphGate gate;
    private final SandboxAccounts accounts;
    private final SandboxCalls calls;
    private final Clock clock;

    FacebookPeople(GraphGate gate, SandboxAccounts accounts, SandboxCalls calls, Clock clock) {
        this.gate = gate;
        this.accounts = accounts;
        this.calls = calls;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        person(router, "/me", caller -> new JsonObject().put("id", caller.id()).put("name", caller.account().name()));
        person(router, "/me/permissions", FacebookPeople::permissions);
        person(router, "/me/accounts", this::pages);
        person(router, "/me/businesses", FacebookPeople::businesses);
        person(router, "/[0-9]+/owned_pages", this::businessPages);
        person(router, "/[0-9]+/client_pages", caller -> GraphList.of(List.of()));
        router.deleteWithRegex(FacebookSandbox.GRAPH + "/(?<id>[0-9]+)/permissions")
                .handler(this::revoke);
    }

    private void person(Router router, String path, Function<Caller, JsonObject> answer) {
        router.getWithRegex(FacebookSandbox.GRAPH + path).handler(call -> gate.admit(call, OF_PERSON,
                caller -> SandboxVoice.say(call, SandboxAnswer.ok(answer.apply(caller)))));
    }

    private static JsonObject permissions(Caller caller) {
        return GraphList.of(FacebookSandbox.SCOPES.stream().map(scope -> new JsonObject().put("permission", scope).put("status",
                caller.token().allows(scope) ? "granted" : "declined")).toList());
    }

    /** One at a time, so that whoever takes the first page of the list for all of it is found out. */
    private JsonObject pages(Caller caller) {
        List<FacebookPage> pages = FacebookPage.of(caller.account()).stream().filter(FacebookPage::isGranted).toList();
        String after = caller.parameter("after");
        int from = after != null && after.matches("[0-9]") ? Integer.parseInt(after) : 0;
        JsonObject list = GraphList.of(pages.stream().skip(from).limit(1)
                .map(page -> page.listed(caller.token(), clock.instant())).toList());
        JsonObject paging = new JsonObject().put("cursors",
                new JsonObject().put("before", String.valueOf(from)).put("after", String.valueOf(from + 1)));
        return list.put("paging", from + 1 < pages.size()
                ? paging.put("next", "https://graph.example.com/me/accounts?access_token=" + caller.parameter("access_token"))
                : paging);
    }

    private static JsonObject businesses(Caller caller) {
        boolean hasOne = FacebookPage.of(caller.account()).size() > 1 && caller.token().allows("business_management");
        return GraphList.of(hasOne ? List.of(new JsonObject().put("id", caller.account().id("business", "3"))
                .put("name", caller.account().name() + " GmbH")) : List.of());
    }

    /** All of them, so that some are found twice, and the one that was not granted. */
    private JsonObject businessPages(Caller caller) {
        return GraphList.of(FacebookPage.of(caller.account()).stream()
                .map(page -> page.listed(caller.token(), clock.instant())).toList());
    }

    /** Asked by the person, or by the app for any person. */
    private void revoke(RoutingContext call) {
        if (FacebookLogin.isApp(call.request())) {
            accounts.known().filter(account -> isOf(account, call)).findFirst().ifPresentOrElse(
                    account -> revoke(call, account), () -> SandboxVoice.say(call, GraphError.noObject(call.pathParam("id"))));
        } else {
            gate.admit(call, OF_PERSON, caller -> {
                if (isOf(caller.account(), call)) {
                    revoke(call, caller.account());
                } else {
                    SandboxVoice.say(call, GraphError.noObject(call.pathParam("id")));
                }
            });
        }
    }

    private static boolean isOf(SandboxAccount account, RoutingContext call) {
        return FacebookPage.loginId(account).equals(call.pathParam("id"));
    }

    private void revoke(RoutingContext call, SandboxAccount account) {
        if (account.has(Fault.BROKEN)) {
            SandboxVoice.say(call, GraphError.outOfOrder());
            return;
        }
        calls.count(account, SandboxCalls.Sort.REVOCATIONS);
        accounts.revoke(Platform.facebook, account.name());
        SandboxVoice.say(call, SandboxAnswer.ok(new JsonObject().put("success", true)));
    }
}
