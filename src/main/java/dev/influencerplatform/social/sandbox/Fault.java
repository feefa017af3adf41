package dev.influencerplatform.social.sandbox;

import dev.influencerplatform.social.Platform;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can go wrong with an account by script: a word of its name, like {@code ana.throttled}, selects it. */
public enum Fault {

    EXPIRED("Connects, then every call and every renewal says that the token has expired"),
    REVOKED("Connects, then every call and every renewal says that the person removed the app"),
    PASSWORD("Connects, then every call says that the password was changed", Platform.instagram, Platform.facebook),
    CHECKPOINT("Connects, then every call says that the person must sign in at the platform first", Platform.instagram,
            Platform.facebook),
    DOWN("Consent brings a code, which the platform then answers with a server error"),
    CROWDED("Consent brings a code, which the platform then does not take, as it is asked too often",
            Platform.instagram, Platform.facebook),
    UNKNOWNAPP("The platform does not know the app: it takes no code, and where the app asks for it, renews no token"),
    LAPSED("Connects, and when its token is looked at next, access to its data has ended: nobody came by for 90 days",
            Platform.facebook),
    MISSING("Grants all scopes but the last one, whatever is ticked"),
    THROTTLED("Connects, then every call says that this account asked too often"),
    BUSY("All calls succeed, and say that 95 % of the allowance is used", Platform.instagram, Platform.facebook),
    QUOTA("Connects, then every call says that the quota of the whole app is used up: all its accounts have to wait"),
    SLOW("Connects, then every call takes seven seconds"),
    GARBAGE("Connects, then numbers and media come as HTML, as half of a JSON text and with wrong types, in turn"),
    BROKEN("Connects, then numbers, media, renewals and the end of the grant answer with a server error"),
    FLAKY("Every other call for numbers or media answers with a server error"),
    ROTATING("Each renewal gives a new refresh token; the one before is good until the new one is used", Platform.youtube),
    LIMITED("Access ends after thirty days, and says so", Platform.youtube),
    NOREFRESH("Consent brings no refresh token", Platform.youtube),
    PERSONAL("A personal account, which cannot be connected", Platform.instagram),
    NOCHANNEL("The login has no channel", Platform.youtube),
    PAGES("Three Pages, the last of which is not granted", Platform.facebook),
    NOPAGES("The login has no Page", Platform.facebook),
    HEAVY("Posts can be had only 12 at a time", Platform.facebook),
    HIDDEN("Hides its likes, and on YouTube its subscribers"),
    SMALL("Fewer than 100 followers, so that the platform has no insights"),
    DEADMETRIC("One number that is asked for has been retired, which fails the numbers asked for beside it"),
    WRAPPED("Answers in the shapes of the documentation, with one more wrapping", Platform.instagram),
    RICH("125 media items, with short and empty pages among them"),
    SHRINKING("Each listing of media has one item less than the one before"),
    HUGE("Answers with numbers and media never end"),
    YOUNG("Its token cannot be renewed in its first 24 hours", Platform.instagram);

    private final String meaning;
    private final Set<Platform> platforms;

    Fault(String meaning, Platform... platforms) {
        this.meaning = meaning;
        this.platforms = platforms.length == 0 ? EnumSet.allOf(Platform.class) : EnumSet.copyOf(List.of(platforms));
    }

    /** The faults that the words of a text name. */
    public static Set<Fault> in(String text) {
        Set<Fault> found = EnumSet.noneOf(Fault.class);
        Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).map(Fault::of).flatMap(Optional::stream)
                .forEach(found::add);
        return found;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    public boolean isPlayedBy(Platform platform) {
        return platforms.contains(platform);
    }

    private static Optional<Fault> of(String word) {
        return Stream.of(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }
}
