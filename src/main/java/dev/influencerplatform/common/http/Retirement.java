package dev.influencerplatform.common.http;

import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The end of an endpoint: since when it is left behind, from when it may be gone, and what takes its place, if anything. */
public record Retirement(LocalDate since, LocalDate sunset, String successor) {

    public static final int LEAST_DAYS = 180;

    /** The part of the guide, on the page of the reference, that says what this means for clients. */
    private static final String EXPLANATION = "</docs#api-1/description/what-may-change>; rel=\"deprecation\"; type=\"text/html\"";
    /** RFC 9110, section 5.6.7; that of the JDK leaves out the zero of the first nine days. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ENGLISH);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    public Retirement {
        if (since.until(sunset, ChronoUnit.DAYS) < LEAST_DAYS) {
            throw new IllegalArgumentException("Clients need %d days to move: from %s to %s there are fewer"
                    .formatted(LEAST_DAYS, since, sunset));
        }
    }

    public static Retirement of(String since, String sunset, String successor) {
        try {
            return new Retirement(LocalDate.parse(since), LocalDate.parse(sunset), successor);
        } catch (DateTimeParseException noDate) {
            throw new IllegalArgumentException("@Retired has days like 2026-12-01: " + noDate.getParsedString(), noDate);
        }
    }

    static Retirement of(Retired retired) {
        return of(retired.since(), retired.sunset(), retired.successor());
    }

    public boolean hasSuccessor() {
        return !successor.isEmpty();
    }

    /** RFC 9745: a date of structured fields, in seconds. */
    public String deprecationHeader() {
        return "@" + since.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** RFC 8594. */
    public String sunsetHeader() {
        return HTTP_DATE.format(sunset.atStartOfDay(ZoneOffset.UTC));
    }

    /** Fails when the successor has a parameter that the retired path lacks: nobody could tell its value. */
    public void requireParametersOf(String path) {
        PARAMETER.matcher(successor).results().map(MatchResult::group).filter(parameter -> !path.contains(parameter))
                .findFirst().ifPresent(unknown -> {
                    throw new IllegalArgumentException("%s has %s, and %s does not".formatted(successor, unknown, path));
                });
    }

    /** @param parameters those of the path that was asked for */
    List<String> links(Map<String, String> parameters) {
        List<String> links = new ArrayList<>(List.of(EXPLANATION));
        if (hasSuccessor()) {
            links.add("<" + UriBuilder.fromUri(successor).buildFromMap(parameters) + ">; rel=\"successor-version\"");
        }
        return links;
    }
}
