package dev.influencerplatform.social;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * One platform, in our words. Every call leaves the process, within seconds, and fails with a {@link PlatformException} and
 * nothing else; none may be made while a transaction is open.
 */
public interface Connector {

    Platform platform();

    /** Whether this installation has the credentials of an app at the platform, or the sandbox plays it. */
    boolean isConfigured();

    /** Whether the sandbox stands in for the platform. */
    boolean isSandbox();

    /** What people are asked to allow; an account that lacks one of them is limited. */
    List<String> scopes();

    /** Whether the platform takes a code challenge (PKCE, RFC 7636). */
    boolean challengesCodes();

    /** Where the browser goes for consent. */
    URI authorizationUrl(AuthorizationRequest request);

    /** Redeems the code that consent brought: one account, or those that there are to choose from; never none. */
    Login exchange(CodeExchange exchange);

    /** Renews what lapses. */
    GrantedTokens refresh(Access access);

    /** Whether renewing counts against the allowances that the account or the app may have used up. */
    default boolean countsRefreshes() {
        return true;
    }

    /** When these tokens are to be renewed by the platform's rule, or null when there is nothing to renew. */
    Instant refreshDue(Tokens tokens);

    /** From when on the platform renews tokens that it gave out at some time; before, it would refuse. */
    default Instant refreshableFrom(Instant issuedAt) {
        return issuedAt;
    }

    /** Ends the grant at the platform; false where only the person can, in the platform's own settings. */
    boolean revoke(Access access);

    /** Names and numbers of the account now. What one number fails with stands in its reading and fails no other. */
    Observation observe(Access access);

    /** @param cursor from the page before, or null for the first one, which has the newest items */
    MediaPage media(Access access, String cursor);
}
