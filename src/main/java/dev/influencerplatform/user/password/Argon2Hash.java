package dev.influencerplatform.user.password;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password, with names of RFC 9106; written as a PHC string,
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}.
 *
 * @param memoryKib m
 * @param passes t
 * @param lanes p
 */
record Argon2Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] tag) {

    private static final Pattern FORM = Pattern
            .compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    /** @throws IllegalStateException when it is none of ours; does not tell it */
    static Argon2Hash parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("A kept password hash is not one of Argon2id.");
        }
        return new Argon2Hash(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)), Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    boolean isWeakerThan(Argon2Hash other) {
        return memoryKib < other.memoryKib || passes < other.passes || tag.length < other.tag.length;
    }

    @Override
    public String toString() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(memoryKib, passes, lanes, ENCODER.encodeToString(salt),
                ENCODER.encodeToString(tag));
    }
}
