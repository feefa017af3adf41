package dev.influencerplatform.common.http;

import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The end of an endpoint: since when it is left behind, from when it may be gone, and what takes its place, if anything. */
public record Retirement(LocalDate since, LocalDate sunset, String successor) {

    public static final int LEAST_MONTHS = 6;

    /** RFC 9110, section 5.6.7; that of the JDK leaves out the zero of the first nine days. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ENGLISH);

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    public Retirement {
        if (sunset.isBefore(since.plusMonths(LEAST_MONTHS))) {
            throw new IllegalArgumentException("Clients need %d months to move: from %s to %s there are fewer"
                    .formatted(LEAST_MONTHS, since, sunset));
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
    String linkHeader(Map<String, String> parameters) {
        return linkTo(UriBuilder.fromUri(successor).buildFromMap(parameters).toString());
    }

    /** With the path as it was written, whatever is asked for. */
    public String linkExample() {
        return linkTo(successor);
    }

    private static String linkTo(String address) {
        return "<" + address + ">; rel=\"successor-version\"";
    }
}
