package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import dev.influencerplatform.social.Reading;
import dev.influencerplatform.social.Reading.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Insights of one day. All metrics go in one call; as one that was retired fails that, each is then asked for alone. */
public final class DailyNumbers {

    private static final Set<String> TOTALS = Set.of(Reading.FOLLOWERS, Reading.FOLLOWING, Reading.POSTS, Reading.VIEWS);

    private final LocalDate day;
    private final Source source;

    public DailyNumbers(LocalDate day, Source source) {
        this.day = day;
        this.source = source;
    }

    /** The call. */
    @FunctionalInterface
    public interface Source {

        /** @param query which metrics of which time; whatever else belongs there can be added */
        PlatformAnswer ask(Map<String, String> query);
    }

    /** One for each metric, without a call. */
    public List<Reading> forbidden(List<String> metrics) {
        return all(metrics, Status.forbidden);
    }

    /** One for each metric. Fails only with what the whole account fails with. */
    public List<Reading> of(List<String> metrics) {
        try {
            JsonNode data = data(String.join(",", metrics));
            return metrics.stream().map(metric -> reading(metric, data)).toList();
        } catch (PlatformException failed) {
            return failed.failure() == Failure.BAD_OBJECT && metrics.size() > 1 ? oneByOne(metrics)
                    : all(metrics, statusOf(failed));
        }
    }

    /** Stops asking as soon as the platform wants to be left alone. */
    private List<Reading> oneByOne(List<String> metrics) {
        List<Reading> readings = new ArrayList<>();
        for (String metric : metrics) {
            try {
                readings.add(reading(metric, data(metric)));
            } catch (PlatformException failed) {
                readings.addAll(all(List.of(metric), statusOf(failed)));
                if (failed.failure() == Failure.THROTTLED) {
                    break;
                }
            }
        }
        readings.addAll(all(metrics.subList(readings.size(), metrics.size()), Status.failed));
        return readings;
    }

    private JsonNode data(String metrics) {
        JsonNode data = source.ask(new HashMap<>(Map.of("metric", metrics, "since", beginning(day), "until",
                beginning(day.plusDays(1))))).object().path("data");
        if (!data.isArray()) {
            throw PlatformException.unreadable("The platform's numbers are no list.");
        }
        return data;
    }

    private static String beginning(LocalDate day) {
        return String.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
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

    private Reading reading(String metric, JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .filter(insight -> metric.equals(ForeignJson.text(insight, "name"))).findFirst()
                .map(DailyNumbers::value).filter(value -> !value.isMissingNode())
                .map(value -> known(metric, value))
                .orElseGet(() -> Reading.unknown(name(metric), day, Status.unavailable));
    }

    private Reading known(String metric, JsonNode value) {
        Long number = number(value);
        return new Reading(name(metric), day, number, number == null ? Status.unavailable : Status.ok, value.toString());
    }

    /** Some metrics are told by one total, others by a series of days, of which there is one. */
    private static JsonNode value(JsonNode insight) {
        JsonNode total = insight.path("total_value").path("value");
        JsonNode values = insight.path("values");
        return total.isMissingNode() ? values.path(values.size() - 1).path("value") : total;
    }

    /** A number that comes in parts is their sum. */
    private static Long number(JsonNode value) {
        if (!value.isObject() || value.isEmpty()) {
            return ForeignJson.count(value);
        }
        List<Long> parts = StreamSupport.stream(value.spliterator(), false).map(ForeignJson::count).toList();
        return parts.stream().anyMatch(Objects::isNull) ? null : parts.stream().mapToLong(Long::longValue).sum();
    }

    /** "views" is all there ever were wherever numbers are compared, so that those of a day need another name. */
    private static String name(String metric) {
        return TOTALS.contains(metric) ? "daily_" + metric : metric;
    }

    private List<Reading> all(List<String> metrics, Status status) {
        return metrics.stream().map(metric -> Reading.unknown(name(metric), day, status)).toList();
    }
}
