package dev.influencerplatform.social.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Tokens;
import dev.influencerplatform.social.meta.GraphJson;
import dev.influencerplatform.social.meta.MetaFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A person's tokens and the Pages' tokens that come of them. */
@Singleton
class FacebookTokens {

    /** What a token that is not taken (any more) may be answered with. */
    private static final Set<Failure> REFUSALS = Set.of(Failure.REAUTH, Failure.PERMISSION, Failure.BAD_OBJECT);

    private final FacebookSettings settings;
    private final FacebookGraph facebook;
    private final Clock clock;

    FacebookTokens(FacebookSettings settings, FacebookGraph facebook, Clock clock) {
        this.settings = settings;
        this.facebook = facebook;
        this.clock = clock;
    }

    /** A person's token with its end. */
    record UserToken(String text, Instant expiresAt) {

        @Override
        public String toString() {
            return "a token until " + expiresAt;
        }
    }

    PlatformApp app() {
        return facebook.app;
    }

    UserToken redeem(CodeExchange exchange) {
        try {
            return lengthen(userToken(Map.of("client_id", facebook.app.clientId(), "client_secret",
                    facebook.app.clientSecret(), "redirect_uri", exchange.redirectUri().toString(), "code",
                    exchange.code())).text());
        } catch (PlatformException failed) {
            // the platform has no code of its own for a code that it does not take
            throw REFUSALS.contains(failed.failure()) ? MetaFailure.codeRefused() : failed;
        }
    }

    TokenFacts facts(String token) {
        return TokenFacts.of(byApp(() -> facebook.graph.read(null, () -> facebook.api.debug(token, appToken()))).object(),
                clock.instant());
    }

    private String appToken() {
        return facebook.app.clientId() + "|" + facebook.app.clientSecret();
    }

    /** It is the app that asks: what is refused here, as with a wrong secret, says nothing of a person's token. */
    private static PlatformAnswer byApp(Supplier<PlatformAnswer> call) {
        try {
            return call.get();
        } catch (PlatformException failed) {
            throw failed.failure() == Failure.REAUTH || failed.failure() == Failure.PERMISSION ? MetaFailure.appRefused()
                    : failed;
        }
    }

    /** Fails when the Page's token is dead, whatever became of the person's. */
    GrantedTokens renew(Access access) {
        TokenFacts facts = facts(access.tokens().accessToken());
        return new GrantedTokens(renewed(access, facts), facts.scopes());
    }

    private Tokens renewed(Access access, TokenFacts facts) {
        Tokens old = access.tokens();
        try {
            UserToken user = lengthen(old.refreshToken());
            String page = pageToken(access.platformUserId(), user);
            return new Tokens(page == null ? old.accessToken() : page, user.text(), clock.instant(), facts.end(),
                    user.expiresAt());
        } catch (PlatformException failed) {
            if (!REFUSALS.contains(failed.failure())) {
                throw failed;
            }
            return new Tokens(old.accessToken(), old.refreshToken(), clock.instant(), facts.end(), old.refreshExpiresAt());
        }
    }

    /**
     * For every Page that the person has connected: there is one grant for all of them. Asked by the app, as the person's token
     * lapses long before the grant does.
     */
    void revoke(Access access) {
        if (access.loginId() == null) {
            return;
        }
        try {
            byApp(() -> facebook.graph.once(() -> facebook.api.revoke(access.loginId(), appToken())));
        } catch (PlatformException failed) {
            // what is over already cannot be ended
            if (failed.failure() != Failure.BAD_OBJECT) {
                throw failed;
            }
        }
    }

    private String pageToken(String pageId, UserToken user) {
        return ForeignJson.text(facebook.graph.read(pageId, () -> facebook.api.object(pageId, "access_token", user.text()))
                .object(), "access_token");
    }

    private UserToken lengthen(String token) {
        return userToken(Map.of("grant_type", "fb_exchange_token", "client_id", facebook.app.clientId(), "client_secret",
                facebook.app.clientSecret(), "fb_exchange_token", token));
    }

    private UserToken userToken(Map<String, String> query) {
        JsonNode answer = facebook.graph.once(() -> facebook.api.token(query)).object();
        Instant now = clock.instant();
        return new UserToken(GraphJson.token(answer),
                now.plus(answer.has("expires_in") ? GraphJson.life(answer) : settings.userTokenLife()));
    }
}
