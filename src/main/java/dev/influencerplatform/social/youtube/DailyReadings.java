package dev.influencerplatform.social.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.Access;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The numbers of the last day that YouTube Analytics knows all of. */
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

    List<Reading> of(Access access) {
        LocalDate day = LocalDate.now(clock.withZone(YouTubeErrors.PACIFIC)).minusDays(settings.analyticsDelayDays());
        if (!access.scopes().contains(settings.analyticsScope())) {
            return unknown(settings.analyticsMetrics(), day, Status.forbidden);
        }
        try {
            return readings(access, day, settings.analyticsMetrics());
        } catch (PlatformException failed) {
            Status status = statusOf(failed);
            return status == Status.failed ? unknown(settings.analyticsMetrics(), day, status) : oneByOne(access, day);
        }
    }

    /** One metric that cannot be had fails all that are asked for with it. */
    private List<Reading> oneByOne(Access access, LocalDate day) {
        List<Reading> readings = new ArrayList<>();
        boolean goesOn = true;
        for (String metric : settings.analyticsMetrics()) {
            Reading reading = goesOn ? reading(access, day, metric) : Reading.unknown(nameOf(metric), day, Status.failed);
            readings.add(reading);
            goesOn = reading.status() != Status.failed;
        }
        return readings;
    }

    private Reading reading(Access access, LocalDate day, String metric) {
        try {
            return readings(access, day, List.of(metric)).get(0);
        } catch (PlatformException failed) {
            return Reading.unknown(nameOf(metric), day, statusOf(failed));
        }
    }

    private List<Reading> readings(Access access, LocalDate day, List<String> metrics) {
        JsonNode report = api.report(access.tokens().accessToken(), day, metrics);
        return metrics.stream().map(metric -> reading(report, day, metric)).toList();
    }

    private static Reading reading(JsonNode report, LocalDate day, String metric) {
        JsonNode value = value(report, metric);
        return value.isNumber() && value.canConvertToLong() && value.doubleValue() >= 0
                ? new Reading(nameOf(metric), day, Math.round(value.doubleValue()), Status.ok, value.toString())
                : Reading.unknown(nameOf(metric), day, Status.unavailable);
    }

    /** Of the only row; there is none when nothing is known of the day. */
    private static JsonNode value(JsonNode report, String metric) {
        JsonNode columns = report.path("columnHeaders");
        JsonNode rows = report.path("rows");
        if (!columns.isArray() || !rows.isMissingNode() && !rows.isArray()) {
            throw PlatformException.unreadable("YouTube's report is no table.");
        }
        for (int column = 0; column < columns.size(); column++) {
            if (metric.equals(columns.path(column).path("name").textValue())) {
                return rows.path(0).path(column);
            }
        }
        return rows.path(0).path(columns.size());
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

    private static List<Reading> unknown(List<String> metrics, LocalDate day, Status status) {
        return metrics.stream().map(metric -> Reading.unknown(nameOf(metric), day, status)).toList();
    }

    private static String nameOf(String metric) {
        return metric.equals(Reading.VIEWS) ? VIEWS_OF_A_DAY : metric;
    }
}
