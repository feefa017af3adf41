package dev.influencerplatform.common.json;

import java.util.UUID;
import java.util.regex.Pattern;

/** A UUID in its one text form (RFC 9562, section 4), in either case; the JDK and Jackson read others, too. */
public final class CanonicalId {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private CanonicalId() {
    }

    /** @throws IllegalArgumentException for any other text */
    public static UUID read(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }
}
