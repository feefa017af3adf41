package dev.influencerplatform.configuration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a start says is missing.
 *
 * @param names
 *        of which one is enough
 * @param hint
 *        what it says about it
 */
public record Mandatory(List<String> names, String hint) {

    private static final Pattern MISSING = Pattern.compile("([A-Z0-9_]+(?: or [A-Z0-9_]+)*) is missing: (.*)");

    public static List<Mandatory> of(List<String> complaints) {
        return complaints.stream().map(MISSING::matcher).filter(Matcher::matches)
                .map(missing -> new Mandatory(List.of(missing.group(1).split(" or ")), missing.group(2))).toList();
    }

    public static Stream<String> names(List<Mandatory> all) {
        return all.stream().flatMap(one -> one.names().stream());
    }
}
