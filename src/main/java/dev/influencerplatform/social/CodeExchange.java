package dev.influencerplatform.social;

import java.net.URI;

/**
 * A code on its way back to the platform.
 *
 * @param codeVerifier what the challenge was made of, or null where there was none
 * @param redirectUri the one of the request
 */
public record CodeExchange(String code, String codeVerifier, URI redirectUri) {

    @Override
    public String toString() {
        return "a code of " + redirectUri;
    }
}
