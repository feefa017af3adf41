package dev.influencerplatform.user.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Access and refresh tokens. */
@ConfigMapping(prefix = "app.tokens")
public interface TokenSettings {

    /** The {@code iss} of access tokens. */
    String issuer();

    /** The {@code aud} of access tokens. */
    @WithDefault("influencer-platform")
    String audience();

    /** How long an access token is valid. */
    @WithDefault("15M")
    Duration accessLifetime();

    /** A session ends when it was not refreshed for so long. */
    @WithDefault("30D")
    Duration idleLifetime();

    /** A session ends so long after its sign-in, however busy it is. */
    @WithDefault("180D")
    Duration absoluteLifetime();

    /** How long a refresh token that was replaced twice may still be presented by a slow second tab. */
    @WithDefault("10S")
    Duration refreshGrace();

    /** How long an ended session is remembered. */
    @WithDefault("30D")
    Duration endedFor();

    /** How long an instance may go on believing that a session lives, at most. */
    @WithDefault("5S")
    Duration sessionCache();

    /**
     * RSA private keys in PEM (PKCS#8), one after the other: the first one signs, all of them verify and are published.
     */
    Optional<String> keys();

    /** Paths of files that hold such keys, with commas in between. */
    Optional<String> keysFile();

    /**
     * Secrets of refresh tokens, at least 32 bytes in Base64 each, separated by commas: the first one makes new tokens,
     * all of them verify.
     */
    Optional<String> refreshSecrets();

    /** Where dev and test keep the keys that they make themselves: for developers only. */
    Optional<String> localFolder();

    /** How many bits the RSA key has that dev and test make themselves: for developers only. */
    @WithDefault("3072")
    int localKeyBits();
}
