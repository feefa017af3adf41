package dev.influencerplatform.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of application.properties that holds in production.
 *
 * @param heading
 *        of the part that it stands in
 * @param comment
 *        what stands right above it
 * @param ofProfile
 *        whether it holds in production and not everywhere, and so comes before one that does
 */
record PropertyLine(String heading, String comment, boolean ofProfile, String property, String value) {

    private static final String HEADING = "# --- ";
    private static final Pattern PROPERTY = Pattern.compile("(?:%([^.]+)\\.)?([^=]+)=(.*)");
    private static final List<String> ELSEWHERE = List.of("dev", "test");

    static List<PropertyLine> of(String file) {
        List<PropertyLine> lines = new ArrayList<>();
        String heading = "";
        List<String> comment = new ArrayList<>();
        for (String line : file.replace("\\\n", "").lines().toList()) {
            if (line.startsWith(HEADING)) {
                heading = line.substring(HEADING.length()).split(":")[0];
            } else if (line.startsWith("#")) {
                comment.add(line.substring(1).strip());
                continue;
            }
            parse(line, heading, String.join(" ", comment)).ifPresent(lines::add);
            comment.clear();
        }
        return lines;
    }

    private static Optional<PropertyLine> parse(String line, String heading, String comment) {
        Matcher property = PROPERTY.matcher(line);
        boolean holds = !line.startsWith("#") && property.matches()
                && (property.group(1) == null || !ELSEWHERE.containsAll(List.of(property.group(1).split(","))));
        return holds
                ? Optional
                        .of(new PropertyLine(heading, comment, property.group(1) != null, property.group(2), property.group(3)))
                : Optional.empty();
    }

    /** With the comment of the other line, unless it has its own. */
    PropertyLine explainedBy(PropertyLine other) {
        return new PropertyLine(heading, comment.isEmpty() ? other.comment : comment, ofProfile, property, value);
    }

    List<Expression> expressions() {
        return Expression.in(value);
    }
}
