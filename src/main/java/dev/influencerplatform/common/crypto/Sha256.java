package dev.influencerplatform.common.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4): to tell contents apart, or to keep what nobody can guess; never for passwords. */
public final class Sha256 {

    private Sha256() {
    }

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /**
     * The hash of texts in UTF-8, with a zero byte between them (they hold none themselves), so that none runs into the next.
     */
    public static byte[] of(String... texts) {
        return of(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
