package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Numbers of a day, several in one call: one that is not known fails them all. */
final class GraphInsights {

    private GraphInsights() {
    }

    /** The day of {@code since}, which is in seconds of the epoch, or yesterday. */
    static LocalDate dayOf(GraphGate.Caller caller, LocalDate today) {
        String since = caller.parameter("since");
        return since != null && since.matches("[0-9]{1,10}")
                ? Instant.ofEpochSecond(Long.parseLong(since)).atOffset(ZoneOffset.UTC).toLocalDate()
                : today.minusDays(1);
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
