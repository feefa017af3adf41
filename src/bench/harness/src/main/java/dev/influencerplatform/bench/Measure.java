package dev.influencerplatform.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was seen of one server in one scenario.
 *
 * @param serverMillis of the processors, by the server (or pgbench)
 * @param databaseMillis of the processors, by PostgreSQL
 * @param memory MiB that were resident afterwards
 */
record Measure(double answers, double errors, double seconds, double p50, double p99, double p999, double serverMillis,
        double databaseMillis, double memory) {

    double throughput() {
        return answers / seconds;
    }

    /** Milliseconds of the processors per 1,000 requests. */
    double server() {
        return serverMillis * 1000 / answers;
    }

    double database() {
        return databaseMillis * 1000 / answers;
    }

    double cpu() {
        return server() + database();
    }

    /** The middle of several rounds, each figure for itself. */
    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
