package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.crypto.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What opens a feed: 256 random bits behind a word that lets scanners for leaked secrets recognise it. */
record FeedToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("feed_[A-Za-z0-9_-]{43}");

    static FeedToken random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new FeedToken("feed_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Nothing for what has another form, which costs no query. */
    static Optional<FeedToken> read(String text) {
        return Optional.of(text).filter(candidate -> FORM.matcher(candidate).matches()).map(FeedToken::new);
    }

    byte[] hash() {
        return Sha256.of(text);
    }

    /** Not the token, which must not reach a log. */
    @Override
    public String toString() {
        return "feed token";
    }
}
