package dev.influencerplatform.common.crypto;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 secret bits or more, as operators write them: in Base64. */
public final class Base64Key {

    public static final int BYTES = 32;

    private Base64Key() {
    }

    /** Whether a text is Base64 of enough bytes. */
    public static boolean isStrong(String text) {
        try {
            return read(text).length >= BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when it is not Base64 */
    public static byte[] read(String text) {
        return Base64.getDecoder().decode(text.strip());
    }

    public static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
