package dev.influencerplatform.user.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Passwords. */
@ConfigMapping(prefix = "app.passwords")
public interface PasswordSettings {

    /** Fewest characters of a new password (NIST SP 800-63B); never under 8, whatever is set. */
    @WithDefault("12")
    int minLength();

    /**
     * How many password hashes are computed at once; each takes a core for about 80 ms and 19 MiB of heap, which are kept for
     * the next one. Half of the cores when unset, so that a flood of sign-ins leaves the other half to everybody else.
     */
    OptionalInt hashesAtOnce();

    /**
     * Memory of a hash in KiB; with {@code app.passwords.iterations} never weaker than the OWASP Password Storage Cheat Sheet.
     */
    @WithDefault("19456")
    int memoryKib();

    /** How many passes a hash makes over that memory. */
    @WithDefault("2")
    int iterations();
}
