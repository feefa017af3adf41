package dev.influencerplatform.common.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones by the names that stand in the database. */
public final class Zones {

    private Zones() {
    }

    /**
     * UTC for a name that this JVM does not know: an instance with newer zone data may have written it, and one such row is not
     * to spoil a list.
     */
    public static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
