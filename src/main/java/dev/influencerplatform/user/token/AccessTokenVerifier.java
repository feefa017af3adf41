package dev.influencerplatform.user.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies access tokens with our own keys and nothing that the token brings: one algorithm, key by {@code kid}, issuer,
 * audience, type and times (RFC 8725). SmallRye's own parser takes keys only from one location at start, and other types.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class AccessTokenVerifier extends JWTCallerPrincipalFactory {

    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final int MOST_REMEMBERED = 5_000;

    private final TokenKeys keys;
    private final TokenSettings settings;
    private final Clock clock;
    private final Cache<String, AccessToken> verified = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(5)).build();

    AccessTokenVerifier(TokenKeys keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A client sends the same token for a quarter of an hour: its signature is looked at once, its end each time. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        Optional<AccessToken> known = find(token);
        if (known.isPresent()) {
            return known.get();
        }
        AccessToken fresh = verify(token);
        verified.put(token, fresh);
        return fresh;
    }

    /** A token that has been verified before and is still good. */
    Optional<AccessToken> find(String token) {
        return Optional.ofNullable(verified.getIfPresent(token)).filter(known -> known.isGood(clock.instant()));
    }

    private AccessToken verify(String token) throws ParseException {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            return new AccessToken(claims,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue() + CLOCK_SKEW_SECONDS));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException | NullPointerException refused) {
            // without its cause, whose words hold the token
            throw new ParseException("The access token is not valid: " + refused.getClass().getSimpleName());
        }
    }

    private JwtConsumer consumer() {
        VerificationKeyResolver byKeyId = (signature, nesting) -> {
            TokenKeys.KeyPair key = keys.find(signature.getKeyIdHeaderValue());
            if (key == null) {
                throw new UnresolvableKeyException("Unknown kid");
            }
            return key.publicKey();
        };
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver(byKeyId)
                .setExpectedType(true, AccessTokens.TYPE)
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(settings.audience())
                .setRequireSubject().setRequireIssuedAt().setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }
}
