package dev.influencerplatform.user.token;

import dev.influencerplatform.common.crypto.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Refresh tokens are derived, not stored: version, key id, session, counter and a keyed hash over them. So the database
 * holds nothing that could be presented, and the current token can be given again to a client that lost the answer.
 */
@ApplicationScoped
public class RefreshTokens {

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 2;
    private static final int CLAIM_BYTES = 1 + KEY_ID_BYTES + 16 + 4;
    private static final int HASH_BYTES = 16;

    private final TokenKeys keys;

    RefreshTokens(TokenKeys keys) {
        this.keys = keys;
    }

    /** What a genuine token says. */
    public record Presented(UUID sessionId, int counter) {
    }

    public String of(UUID sessionId, int counter) {
        byte[] secret = keys.refreshSecrets().get(0);
        byte[] claim = ByteBuffer.allocate(CLAIM_BYTES).put(VERSION).put(idOf(secret))
                .putLong(sessionId.getMostSignificantBits()).putLong(sessionId.getLeastSignificantBits())
                .putInt(counter).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(CLAIM_BYTES + HASH_BYTES).put(claim).put(hash(secret, claim)).array());
    }

    /** Nothing when the token was not made here; costs no database. */
    public Optional<Presented> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // the decoder ignores stray bits at the end; one token must have one spelling
        if (bytes.length != CLAIM_BYTES + HASH_BYTES || bytes[0] != VERSION
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token)) {
            return Optional.empty();
        }
        byte[] claim = Arrays.copyOf(bytes, CLAIM_BYTES);
        byte[] keyId = Arrays.copyOfRange(bytes, 1, 1 + KEY_ID_BYTES);
        byte[] presented = Arrays.copyOfRange(bytes, CLAIM_BYTES, bytes.length);
        boolean genuine = keys.refreshSecrets().stream().filter(secret -> Arrays.equals(idOf(secret), keyId))
                .anyMatch(secret -> MessageDigest.isEqual(hash(secret, claim), presented));
        ByteBuffer content = ByteBuffer.wrap(claim, 1 + KEY_ID_BYTES, CLAIM_BYTES - 1 - KEY_ID_BYTES);
        return genuine ? Optional.of(new Presented(new UUID(content.getLong(), content.getLong()), content.getInt()))
                : Optional.empty();
    }

    private static byte[] idOf(byte[] secret) {
        return Arrays.copyOf(Sha256.of(secret), KEY_ID_BYTES);
    }

    private static byte[] hash(byte[] secret, byte[] claim) {
        return Arrays.copyOf(Sha256.keyed(secret, claim), HASH_BYTES);
    }
}
