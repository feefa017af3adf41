package dev.influencerplatform.social.instagram;

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
import dev.influencerplatform.social.PlatformApp;
import dev.influencerplatform.social.Tokens;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instagram: a token of sixty days that renews itself, and no way to give it back. */
@Singleton
class InstagramConnector implements Connector {

    private final InstagramSettings settings;
    private final PlatformApp app;
    private final InstagramLogin login;
    private final InstagramAccount account;

    InstagramConnector(InstagramSettings settings, InstagramLogin login, InstagramAccount account) {
        this.settings = settings;
        this.app = login.app();
        this.login = login;
        this.account = account;
    }

    @Override
    public Platform platform() {
        return Platform.instagram;
    }

    @Override
    public boolean isConfigured() {
        return app.isConfigured();
    }

    @Override
    public boolean isSandbox() {
        return app.isSandbox();
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
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("response_type", "code");
        parameters.put("scope", String.join(",", settings.scopes()));
        parameters.put("state", request.state());
        // who is signed in already is not asked which account it is to be
        parameters.put("force_reauth", "true");
        return ConsentAddress.of(app.at(settings.consentUrl()), parameters);
    }

    @Override
    public Login exchange(CodeExchange exchange) {
        return login.exchange(exchange);
    }

    @Override
    public GrantedTokens refresh(Access access) {
        return new GrantedTokens(login.refresh(access.tokens()), null);
    }

    @Override
    public Instant refreshDue(Tokens tokens) {
        if (tokens.expiresAt() == null) {
            return null;
        }
        Instant wanted = tokens.expiresAt().minus(settings.renewalBeforeEnd());
        Instant allowed = refreshableFrom(tokens.issuedAt());
        return wanted.isAfter(allowed) ? wanted : allowed;
    }

    @Override
    public Instant refreshableFrom(Instant issuedAt) {
        return issuedAt.plus(settings.youngestRenewal());
    }

    /** People remove apps in Instagram's own settings; there is no call for it. */
    @Override
    public boolean revoke(Access access) {
        return false;
    }

    @Override
    public Observation observe(Access access) {
        return account.observe(access);
    }

    @Override
    public MediaPage media(Access access, String cursor) {
        return account.media(access, cursor);
    }
}
