package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.common.crypto.Sha256;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody with an account at every platform. All that is known of it follows from its name, and so survives a restart. */
public record SandboxAccount(String name, Set<Fault> faults) {

    /** Numbers count up from then on, a little day by day. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    /** The name as the account has it, or nothing when no account can be called so. */
    public static Optional<String> nameIn(String text) {
        String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    public boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** A number from {@code from} on and below {@code to}, always the same for the same account and word. */
    public long pick(String word, long from, long to) {
        long anything = ByteBuffer.wrap(Sha256.of(name, word)).getLong();
        return from + Math.floorMod(anything, to - from);
    }

    /** A long numeric id that begins as given. */
    public String id(String word, String beginning) {
        return beginning + pick(word, 1_000_000_000_000L, 10_000_000_000_000L);
    }

    public long followers(LocalDate day) {
        return has(Fault.SMALL) ? pick("followers", 20, 90) : grown("followers", 5_000, 50_000, day);
    }

    /** A number of the given size that has grown up to a day by some thousandth of it each day. */
    public long grown(String word, long from, long to, LocalDate day) {
        long first = pick(word, from, to);
        long days = Math.max(0, ChronoUnit.DAYS.between(FIRST_DAY, day));
        return first + days * Math.max(1, first / 1000) + pick(word + day, 0, Math.max(1, first / 1000));
    }
}
