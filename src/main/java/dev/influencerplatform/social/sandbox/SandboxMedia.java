package dev.influencerplatform.social.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Something that an account has published. Number 0 is the newest. */
public record SandboxMedia(SandboxAccount account, int number) {

    private static final LocalDate NEWEST = LocalDate.of(2026, 11, 20);
    private static final int DAYS_BETWEEN = 3;

    /** What it is: all of them occur among any six. */
    public enum Form {
        IMAGE,
        VIDEO,
        ALBUM,
        IMAGE_WITH_EMOJI,
        VIDEO_WITHOUT_THUMBNAIL,
        IMAGE_WITHOUT_CAPTION
    }

    public Form form() {
        return Form.values()[number % Form.values().length];
    }

    public boolean isVideo() {
        return form() == Form.VIDEO || form() == Form.VIDEO_WITHOUT_THUMBNAIL;
    }

    /** Null without one. */
    public String caption() {
        return switch (form()) {
            case IMAGE_WITHOUT_CAPTION -> null;
            case IMAGE_WITH_EMOJI -> "Golden hour 🌅 at the pier, no. " + number;
            case ALBUM -> "Ten pictures of Tuesday.\nWhich one is yours? No. " + number;
            default -> "What a day, no. " + number;
        };
    }

    public Instant publishedAt() {
        return NEWEST.minusDays((long) DAYS_BETWEEN * number).atTime(LocalTime.of(17, 36, 43)).toInstant(ZoneOffset.UTC);
    }

    public String id(String beginning) {
        return account.id("media " + number, beginning);
    }

    /** A count that a day ends with, in the size of a share of the account's followers. */
    public long count(String word, long percentOfFollowers, LocalDate day) {
        long most = Math.max(2, account.pick("followers", 5_000, 50_000) * percentOfFollowers / 100);
        return account.grown(word + " of " + number, most / 2, most, day);
    }
}
