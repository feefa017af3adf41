package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import dev.influencerplatform.social.sandbox.SandboxVoice;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets those in who bring a token that opens something. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class GraphGate {

    private static final String BEARER = "Bearer ";

    private final SandboxAccounts accounts;
    private final SandboxVoice voice;
    private final Clock clock;

    GraphGate(SandboxAccounts accounts, SandboxVoice voice, Clock clock) {
        this.accounts = accounts;
        this.voice = voice;
        this.clock = clock;
    }

    /** Who calls: with which token, and what the account is called at this platform. */
    record Caller(RoutingContext call, Platform platform, SandboxAccount account, SandboxToken token, String id) {

        String parameter(String name) {
            return call.request().getParam(name);
        }
    }

    /** What one platform takes: tokens of which kinds, and the id of the account that one of them opens. */
    record Rules(Platform platform, BiFunction<SandboxAccount, SandboxToken, String> ids, Kind... kinds) {
    }

    void admit(RoutingContext call, Rules rules, Consumer<Caller> then) {
        Optional<SandboxToken> token = SandboxToken.read(tokenOf(call.request()), rules.kinds());
        Optional<SandboxAnswer> objection = objectionTo(token, rules.platform());
        if (objection.isPresent()) {
            SandboxVoice.say(call, objection.get());
        } else {
            SandboxAccount account = accountOf(token.get());
            then.accept(new Caller(call, rules.platform(), account, token.get(),
                    rules.ids().apply(account, token.get())));
        }
    }

    SandboxAccount accountOf(SandboxToken token) {
        return accounts.of(token.account());
    }

    /** Why a token opens nothing, if it does not. */
    Optional<SandboxAnswer> objectionTo(Optional<SandboxToken> token, Platform platform) {
        if (token.isEmpty()) {
            return Optional.of(GraphError.of(190, "Invalid OAuth access token - Cannot parse access token"));
        }
        if (token.get().isExpired(clock.instant())) {
            return Optional.of(GraphError.expired());
        }
        return accounts.isRevoked(platform, token.get()) ? Optional.of(GraphError.removed()) : Optional.empty();
    }

    /** Answers a call for data, unless the account's script says otherwise. */
    void tell(Caller caller, Supplier<SandboxAnswer> answer) {
        voice.tell(caller.call(), caller.account(), () -> scripted(caller, answer), GraphError.outOfOrder());
    }

    /** Answers a call for a renewal, unless the account's script says otherwise. */
    void renew(Caller caller, Supplier<SandboxAnswer> answer) {
        voice.renew(caller.call(), caller.account(), () -> scripted(caller, answer), GraphError.outOfOrder());
    }

    private static SandboxAnswer scripted(Caller caller, Supplier<SandboxAnswer> answer) {
        SandboxAnswer said = GraphError.scripted(caller.account(), caller.platform(), caller.id()).orElseGet(answer);
        return GraphError.withUsage(said, caller.account(), caller.platform(), caller.id());
    }

    private static String tokenOf(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length())
                : request.getParam("access_token");
    }
}
