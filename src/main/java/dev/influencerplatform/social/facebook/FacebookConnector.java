package dev.influencerplatform.social.facebook;

import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.AuthorizationRequest;
import dev.influencerplatform.social.CodeExchange;
import dev.influencerplatform.social.Connector;
import dev.influencerplatform.social.ConsentAddress;
import dev.influencerplatform.social.GrantedTokens;
import dev.influencerplatform.social.Login;
import dev.influencerplatform.social.MediaPage;
import dev.influencerplatform.social.Observation;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.Tokens;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facebook: a Page's token, which time does not end but much else does, and the token of the person behind it. */
@Singleton
class FacebookConnector implements Connector {

    private final FacebookSettings settings;
    private final FacebookLogin login;
    private final FacebookTokens tokens;
    private final FacebookPage page;

    FacebookConnector(FacebookSettings settings, FacebookLogin login, FacebookTokens tokens, FacebookPage page) {
        this.settings = settings;
        this.login = login;
        this.tokens = tokens;
        this.page = page;
    }

    @Override
    public Platform platform() {
        return Platform.facebook;
    }

    @Override
    public boolean isConfigured() {
        return tokens.app().isConfigured();
    }

    @Override
    public boolean isSandbox() {
        return tokens.app().isSandbox();
    }

    @Override
    public List<String> scopes() {
        return settings.scopes();
    }

    @Override
    public boolean challengesCodes() {
        return false;
    }

    @Override
    public URI authorizationUrl(AuthorizationRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", tokens.app().clientId());
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("response_type", "code");
        parameters.put("state", request.state());
        // or what was declined once is not asked for again
        parameters.put("auth_type", "rerequest");
        settings.configId().ifPresentOrElse(id -> parameters.put("config_id", id),
                () -> parameters.put("scope", String.join(",", settings.scopes())));
        return ConsentAddress.of(tokens.app().at(
                URI.create(settings.consentUrl() + "/" + settings.version() + "/dialog/oauth")), parameters);
    }

    @Override
    public Login exchange(CodeExchange exchange) {
        return login.exchange(exchange);
    }

    @Override
    public GrantedTokens refresh(Access access) {
        return tokens.renew(access);
    }

    @Override
    public Instant refreshDue(Tokens old) {
        return old.issuedAt().plus(settings.checkEvery());
    }

    @Override
    public boolean revoke(Access access) {
        tokens.revoke(access);
        return true;
    }

    @Override
    public Observation observe(Access access) {
        return page.observe(access);
    }

    @Override
    public MediaPage media(Access access, String cursor) {
        return page.media(access, cursor);
    }
}
