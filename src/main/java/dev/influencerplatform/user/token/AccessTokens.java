package dev.influencerplatform.user.token;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes access tokens: RFC 9068 in form, with ids only and nothing else about the person. */
@ApplicationScoped
public class AccessTokens {

    static final String TYPE = "at+jwt";

    private final TokenKeys keys;
    private final TokenSettings settings;
    private final Clock clock;

    AccessTokens(TokenKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes one token of a session.
     *
     * @param authenticatedAt when the password was last given, for what needs it recent
     * @param lifetime no longer than the session's own
     */
    public String issue(UUID userId, UUID sessionId, Instant authenticatedAt, Duration lifetime) {
        Instant now = clock.instant();
        return Jwt.issuer(settings.issuer()).audience(settings.audience()).subject(userId.toString())
                .claim("sid", sessionId.toString()).claim("auth_time", authenticatedAt.getEpochSecond())
                .issuedAt(now).expiresAt(now.plus(lifetime))
                .jws().keyId(keys.signing().id()).type(TYPE).sign(keys.signing().privateKey());
    }
}
