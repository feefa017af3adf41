package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Insights of some days in a row. All metrics go in one call; as one that was retired fails that, each is then asked for alone.
 */
public final class DailyNumbers {

    /** Where the days begin and end that a series has. */
    public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final Set<String> TOTALS = Set.of(Reading.FOLLOWERS, Reading.FOLLOWING, Reading.POSTS, Reading.VIEWS);

    private final List<LocalDate> days;
    private final Function<String, PlatformAnswer> source;

    /**
     * @param days one, where metrics are told by a total of all the time that is asked for
     * @param source the call, for metrics with commas between them
     */
    public DailyNumbers(List<LocalDate> days, Function<String, PlatformAnswer> source) {
        this.days = days;
        this.source = source;
    }

    /** The days before another one, the newest first. */
    public static List<LocalDate> daysBefore(LocalDate day, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(day::minusDays).toList();
    }

    /** One for each metric and day, without a call. */
    public List<Reading> forbidden(List<String> metrics) {
        return all(metrics, Status.forbidden);
    }

    /** One for each metric and day, metric by metric. Fails only with what the whole account fails with. */
    public List<Reading> of(List<String> metrics) {
        try {
            JsonNode data = data(String.join(",", metrics));
            return metrics.stream().flatMap(metric -> readings(metric, data)).toList();
        } catch (PlatformException failed) {
            return failed.failure() == Failure.BAD_OBJECT && metrics.size() > 1 ? oneByOne(metrics)
                    : all(metrics, statusOf(failed));
        }
    }

    /** Stops asking as soon as the platform wants to be left alone. */
    private List<Reading> oneByOne(List<String> metrics) {
        List<Reading> readings = new ArrayList<>();
        boolean goesOn = true;
        for (String metric : metrics) {
            try {
                readings.addAll(goesOn ? readings(metric, data(metric)).toList() : all(List.of(metric), Status.failed));
            } catch (PlatformException failed) {
                readings.addAll(all(List.of(metric), statusOf(failed)));
                goesOn = failed.failure() != Failure.THROTTLED;
            }
        }
        return readings;
    }

    private JsonNode data(String metrics) {
        JsonNode data = source.apply(metrics).object().path("data");
        if (!data.isArray()) {
            throw PlatformException.unreadable("The platform's numbers are no list.");
        }
        return data;
    }

    /** What no number can be told of is a dead grant: that is of the whole account. */
    private static Status statusOf(PlatformException failed) {
        return switch (failed.failure()) {
            case REAUTH, STALE_TOKEN -> throw failed;
            case PERMISSION -> Status.forbidden;
            case BAD_OBJECT -> Status.unsupported;
            default -> Status.failed;
        };
    }

    private Stream<Reading> readings(String metric, JsonNode data) {
        JsonNode insight = StreamSupport.stream(data.spliterator(), false)
                .filter(one -> metric.equals(ForeignJson.text(one, "name"))).findFirst().orElse(MissingNode.getInstance());
        return days.stream().map(day -> reading(metric, day, value(insight, day)));
    }

    private static Reading reading(String metric, LocalDate day, JsonNode value) {
        Long number = number(value);
        return new Reading(name(metric), day, number, number == null ? Status.unavailable : Status.ok,
                value.isMissingNode() ? null : value.toString());
    }

    /** Some metrics are told by one total, others by a series of days, each of which is told by the moment that it ends at. */
    private static JsonNode value(JsonNode insight, LocalDate day) {
        JsonNode total = insight.path("total_value").path("value");
        return total.isMissingNode() ? StreamSupport.stream(insight.path("values").spliterator(), false)
                .filter(value -> day.equals(dayOf(value))).findFirst().orElse(MissingNode.getInstance()).path("value") : total;
    }

    private static LocalDate dayOf(JsonNode value) {
        Instant end = GraphJson.date(value, "end_time");
        return end == null ? null : LocalDate.ofInstant(end, PACIFIC).minusDays(1);
    }

    /** A number that comes in parts is their sum. */
    private static Long number(JsonNode value) {
        if (!value.isObject() || value.isEmpty()) {
            return ForeignJson.count(value);
        }
        List<Long> parts = StreamSupport.stream(value.spliterator(), false).map(ForeignJson::count).toList();
        BigInteger sum = parts.stream().anyMatch(Objects::isNull) ? null
                : parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        return sum == null || sum.bitLength() >= Long.SIZE ? null : Long.valueOf(sum.longValue());
    }

    /** "views" is all there ever were wherever numbers are compared, so that those of a day need another name. */
    private static String name(String metric) {
        return TOTALS.contains(metric) ? "daily_" + metric : metric;
    }

    private List<Reading> all(List<String> metrics, Status status) {
        return metrics.stream().flatMap(metric -> days.stream().map(day -> Reading.unknown(name(metric), day, status)))
                .toList();
    }
}
