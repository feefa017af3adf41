package dev.influencerplatform.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen of each server, or each size, in each scenario: all rounds. */
final class Results {

    private final Map<Scenario, Map<String, List<Measure>>> all = new LinkedHashMap<>();
    private boolean failed;

    void keep(Scenario scenario, String name, Measure measure) {
        List<Measure> rounds = all.computeIfAbsent(scenario, any -> new LinkedHashMap<>()).computeIfAbsent(name, any -> new ArrayList<>());
        rounds.add(measure);
        failed |= measure.errors() > 0;
        System.out.printf("round %d  %s  %-8s %7.0f/s  p50 %6.2f  p99 %7.2f ms  CPU/1000: server %6.0f + database %6.0f = %6.0f ms  %4.0f MiB%s%n",
                rounds.size(), scenario, name, measure.throughput(), measure.p50(), measure.p99(), measure.server(), measure.database(),
                measure.cpu(), measure.memory(), measure.errors() > 0 ? "  ERRORS: " + (long) measure.errors() : "");
    }

    void fail() {
        failed = true;
    }

    /** Whether any request had no good answer. */
    boolean failed() {
        return failed;
    }

    Map<Scenario, Map<String, List<Measure>>> all() {
        return all;
    }
}
