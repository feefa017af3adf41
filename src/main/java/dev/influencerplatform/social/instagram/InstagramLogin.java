package dev.influencerplatform.social.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.social.meta.GraphJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Gets tokens: a short-lived one for the code, a long-lived one for that, and a longer-lived one for that. */
@Singleton
class InstagramLogin {

    private static final String WHO = "id,user_id,username,account_type";

    private final InstagramSettings settings;
    private final InstagramGraph instagram;
    private final Clock clock;

    InstagramLogin(InstagramSettings settings, InstagramGraph instagram, Clock clock) {
        this.settings = settings;
        this.instagram = instagram;
        this.clock = clock;
    }

    PlatformApp app() {
        return instagram.app;
    }

    Login exchange(CodeExchange exchange) {
        JsonNode brief = GraphJson.object(instagram.graph.once(() -> instagram.codes.redeem(app().clientId(),
                app().clientSecret(), "authorization_code", exchange.redirectUri().toString(), exchange.code())));
        List<String> granted = granted(brief);
        String shortLived = GraphJson.token(brief);
        Tokens tokens = tokens(instagram.graph
                .once(() -> instagram.api.lengthen("ig_exchange_token", app().clientSecret(), shortLived)));
        return new Login(List.of(account(who(tokens, granted), granted, tokens)));
    }

    /** The answer may have the same token or another; either way it is what counts from now on. */
    Tokens refresh(Tokens tokens) {
        return tokens(instagram.graph.once(() -> instagram.api.refresh("ig_refresh_token", tokens.accessToken())));
    }

    private List<String> granted(JsonNode brief) {
        JsonNode permissions = brief.path("permissions");
        // the answer has always had them, though nobody promises it
        return permissions.isMissingNode() ? settings.scopes() : GraphJson.scopes(permissions);
    }

    private Tokens tokens(PlatformAnswer answer) {
        JsonNode object = GraphJson.object(answer);
        Instant now = clock.instant();
        return new Tokens(GraphJson.token(object), null, now, now.plus(GraphJson.life(object)), null);
    }

    private JsonNode who(Tokens tokens, List<String> granted) {
        try {
            return GraphJson.object(instagram.graph.read(null,
                    () -> instagram.api.me(settings.version(), WHO, tokens.accessToken())));
        } catch (PlatformException failed) {
            boolean refused = failed.failure() == Failure.PERMISSION || failed.failure() == Failure.BAD_OBJECT;
            // a personal account fails like a missing scope, so that it is one only when the scope is there
            throw refused && granted.contains(settings.scopes().get(0)) ? notProfessional() : failed;
        }
    }

    /** The {@code id} beside it is another one for each app, and comes in the platform's callbacks. */
    private static GrantedAccount account(JsonNode who, List<String> granted, Tokens tokens) {
        if ("PERSONAL".equals(ForeignJson.text(who, "account_type"))) {
            throw notProfessional();
        }
        String id = ForeignJson.id(who, "user_id");
        String name = ForeignJson.text(who, "username");
        if (id == null || name == null) {
            throw PlatformException.unreadable("The platform does not say whose account it is.");
        }
        return new GrantedAccount(id, ForeignJson.id(who, "id"), name, granted, tokens);
    }

    private static PlatformException notProfessional() {
        return new PlatformException(Failure.NO_ACCOUNT, "not-professional",
                "Only professional accounts (business or creator) can be connected.");
    }
}
