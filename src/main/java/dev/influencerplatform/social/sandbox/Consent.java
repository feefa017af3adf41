package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.social.Platform;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;

/**
 * What an app asks somebody to allow, as the address of the consent page says it.
 *
 * @param state null without one
 * @param challenge the S256 challenge; null without one
 */
public record Consent(Platform platform, String clientId, String redirectUri, List<String> scopes, String state,
        String challenge) {

    static Consent of(Platform platform, MultiMap parameters, List<String> scopesOtherwise) {
        String scope = parameters.get("scope");
        List<String> scopes = scope == null || scope.isBlank() ? scopesOtherwise
                : Arrays.stream(scope.split("[ ,]+")).filter(word -> !word.isEmpty()).distinct().toList();
        return new Consent(platform, parameters.get("client_id"), parameters.get("redirect_uri"), scopes,
                parameters.get("state"), parameters.get("code_challenge"));
    }
}
