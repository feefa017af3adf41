package dev.influencerplatform.social;

import java.net.URI;

/**
 * A person is about to be sent to the platform for consent.
 *
 * @param codeChallenge the S256 challenge (RFC 7636), or null where the platform takes none
 * @param redirectUri where the platform sends the browser back to
 */
public record AuthorizationRequest(String state, String codeChallenge, URI redirectUri) {
}
