package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The numbers of the last days that YouTube Analytics knows all of: more than one, as they may come late, and a pull may fail.
 */
final class DailyReadings {

    /** Analytics calls those of a day what we call all there ever were. */
    private static final String VIEWS_OF_A_DAY = "daily_views";
    /** Who asks has to know these: they concern more than a number. */
    private static final Set<Failure> OF_THE_ACCOUNT = Set.of(Failure.STALE_TOKEN, Failure.REAUTH, Failure.NO_ACCOUNT);

    private final YouTubeApi api;
    private final YouTubeSettings settings;
    private final Clock clock;

    DailyReadings(YouTubeApi api, YouTubeSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    /** By metric and day. */
    List<Reading> of(Access access) {
        LocalDate newest = LocalDate.now(clock.withZone(YouTubeErrors.PACIFIC)).minusDays(settings.analyticsDelayDays());
        List<LocalDate> days = IntStream.range(0, settings.analyticsDays()).mapToObj(newest::minusDays).toList();
        if (!access.scopes().contains(settings.analyticsScope())) {
            return unknown(settings.analyticsMetrics(), days, Status.forbidden);
        }
        try {
            return readings(access, days, settings.analyticsMetrics());
        } catch (PlatformException failed) {
            Status status = statusOf(failed);
            return status == Status.failed ? unknown(settings.analyticsMetrics(), days, status) : oneByOne(access, days);
        }
    }

    /** One metric that cannot be had fails all that are asked for with it. */
    private List<Reading> oneByOne(Access access, List<LocalDate> days) {
        List<Reading> all = new ArrayList<>();
        boolean goesOn = true;
        for (String metric : settings.analyticsMetrics()) {
            List<Reading> readings = goesOn ? readings(access, days, metric)
                    : unknown(List.of(metric), days, Status.failed);
            all.addAll(readings);
            goesOn = readings.stream().noneMatch(reading -> reading.status() == Status.failed);
        }
        return all;
    }

    private List<Reading> readings(Access access, List<LocalDate> days, String metric) {
        try {
            return readings(access, days, List.of(metric));
        } catch (PlatformException failed) {
            return unknown(List.of(metric), days, statusOf(failed));
        }
    }

    private List<Reading> readings(Access access, List<LocalDate> days, List<String> metrics) {
        JsonNode report = api.report(access.tokens().accessToken(), days.get(days.size() - 1), days.get(0), metrics);
        Map<String, JsonNode> rows = rowsByDay(report);
        return metrics.stream().flatMap(metric -> {
            int column = column(report, metric);
            return days.stream().map(day -> reading(metric, day,
                    rows.getOrDefault(day.toString(), MissingNode.getInstance()).path(column)));
        }).toList();
    }

    private static Reading reading(String metric, LocalDate day, JsonNode value) {
        return value.isNumber() && value.canConvertToLong() && value.doubleValue() >= 0
                ? new Reading(nameOf(metric), day, Math.round(value.doubleValue()), Status.ok, value.toString())
                : Reading.unknown(nameOf(metric), day, Status.unavailable);
    }

    /** There is none of a day that nothing is known of. */
    private static Map<String, JsonNode> rowsByDay(JsonNode report) {
        JsonNode rows = report.path("rows");
        if (!report.path("columnHeaders").isArray() || !rows.isMissingNode() && !rows.isArray()) {
            throw PlatformException.unreadable("YouTube's report is no table.");
        }
        int day = column(report, "day");
        return StreamSupport.stream(rows.spliterator(), false).filter(row -> row.path(day).isTextual())
                .collect(Collectors.toMap(row -> row.path(day).textValue(), row -> row, (first, second) -> first));
    }

    /** Of that name; one that no row has, when there is none. */
    private static int column(JsonNode report, String name) {
        JsonNode columns = report.path("columnHeaders");
        return IntStream.range(0, columns.size()).filter(column -> name.equals(columns.path(column).path("name").textValue()))
                .findFirst().orElse(Integer.MAX_VALUE);
    }

    private static Status statusOf(PlatformException failed) {
        if (OF_THE_ACCOUNT.contains(failed.failure())) {
            throw failed;
        }
        return switch (failed.failure()) {
            case PERMISSION -> Status.forbidden;
            case BAD_OBJECT -> Status.unsupported;
            default -> Status.failed;
        };
    }

    private static List<Reading> unknown(List<String> metrics, List<LocalDate> days, Status status) {
        return metrics.stream().flatMap(metric -> days.stream().map(day -> Reading.unknown(nameOf(metric), day, status)))
                .toList();
    }

    private static String nameOf(String metric) {
        return metric.equals(Reading.VIEWS) ? VIEWS_OF_A_DAY : metric;
    }
}
