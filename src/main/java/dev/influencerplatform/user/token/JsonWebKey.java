package dev.influencerplatform.user.token;

import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A public key that verifies access tokens (RFC 7517). */
public record JsonWebKey(@NotNull String kid, @NotNull String kty,
        @NotNull String alg, @NotNull String use,
        @NotNull String n, @NotNull String e) {

    /** All keys that verify, the signing one first. */
    public record KeySet(@NotNull List<JsonWebKey> keys) {
    }

    static JsonWebKey of(TokenKeys.KeyPair key) {
        return new JsonWebKey(key.id(), "RSA", "RS256", "sig", unsigned(key.publicKey().getModulus()),
                unsigned(key.publicKey().getPublicExponent()));
    }

    /** Base64url of the big-endian bytes without a sign (RFC 7518, section 2). */
    static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
