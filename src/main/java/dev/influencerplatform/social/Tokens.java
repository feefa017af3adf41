package dev.influencerplatform.social;

import java.time.Instant;

/**
 * What opens an account. Never in clear in a log, an error or the database: so its text form has none of it.
 *
 * @param refreshToken what renews the access token: Google's refresh token, the long-lived user token behind a Page's; null
 *        where the access token renews itself (Instagram)
 * @param issuedAt when the access token was given out
 * @param expiresAt when access lapses unless it is renewed; null when time does not end it
 * @param refreshExpiresAt when only the person can renew it; null when that is not known
 */
public record Tokens(String accessToken, String refreshToken, Instant issuedAt, Instant expiresAt, Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "tokens until " + expiresAt;
    }
}
