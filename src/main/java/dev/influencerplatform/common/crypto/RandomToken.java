package dev.influencerplatform.common.crypto;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits as text: what nobody guesses. */
public final class RandomToken {

    /** As a regular expression: Base64url without padding. */
    public static final String FORM = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomToken() {
    }

    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
