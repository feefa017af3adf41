package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Numbers of a day, several in one call: one that is not known fails them all. */
final class GraphInsights {

    private GraphInsights() {
    }

    /** A day as {@code since} or {@code until} has it: written out, or in seconds of the epoch. */
    static LocalDate dayIn(GraphGate.Caller caller, String parameter, LocalDate otherwise) {
        String text = caller.parameter(parameter);
        if (text == null) {
            return otherwise;
        }
        return text.matches("[0-9]{1,10}")
                ? Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(text);
    }

    /** The value of a day in a series: what tells the day is the moment that it ends at in California. */
    static JsonObject dated(long value, LocalDate day) {
        return new JsonObject().put("value", value).put("end_time",
                GraphList.date(day.plusDays(1).atStartOfDay(ZoneId.of("America/Los_Angeles")).toInstant()));
    }

    /** @param known the metrics that there are, the last of which a script can retire */
    static SandboxAnswer of(GraphGate.Caller caller, List<String> known, Function<String, JsonObject> form) {
        String asked = caller.parameter("metric");
        if (asked == null || asked.isBlank()) {
            return GraphError.of(3001, 1504028, "No metric was specified to be fetched.");
        }
        List<String> metrics = List.of(asked.split(","));
        Optional<String> unknown = metrics.stream().filter(metric -> !alive(caller, known).contains(metric)).findFirst();
        if (unknown.isPresent()) {
            return GraphError.noMetric(unknown.get());
        }
        boolean tooSmall = caller.account().has(Fault.SMALL);
        return SandboxAnswer.ok(GraphList.of(tooSmall ? List.of() : metrics.stream().map(form).toList()));
    }

    private static Set<String> alive(GraphGate.Caller caller, List<String> known) {
        return Set.copyOf(caller.account().has(Fault.DEADMETRIC) ? known.subList(0, known.size() - 1) : known);
    }
}
