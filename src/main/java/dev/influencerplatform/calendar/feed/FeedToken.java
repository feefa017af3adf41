package dev.influencerplatform.calendar.feed;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.common.crypto.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/** What opens a feed: 256 random bits behind a word that lets scanners for leaked secrets recognise it. */
record FeedToken(String text) {

    private static final Pattern FORM = Pattern.compile("feed_" + RandomToken.FORM);

    static FeedToken random() {
        return new FeedToken("feed_" + RandomToken.next());
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
