package dev.influencerplatform.bench;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import java.util.List;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.config.HttpPluginBuilder;

/** Hyperfoil in this process, with all parts of a load side by side. */
final class Load {

    /**
     * The load that is running. Hyperfoil looks through all that its steps hold before it runs them, which with thousands of
     * requests takes longer than the measurement: so they hold nothing.
     */
    private static Load running;

    private final List<Part> parts;

    Load(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * What came of it.
     *
     * @param errors answers that are not 2xx or 3xx, broken connections, and requests without an answer
     */
    record Outcome(long answers, long errors, double seconds, double p50, double p99, double p999) {
    }

    Outcome run(int port, int seconds) {
        running = this;
        int users = parts.stream().mapToInt(Part::users).sum();
        parts.forEach(part -> part.start(users));
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(benchmark(port, seconds, users), (phase, step, metric, snapshot, countDown) -> all.add(snapshot), null,
                null).run();
        return new Outcome(all.responseCount, all.errors() + all.invalid, seconds, millisAt(all, 50), millisAt(all, 99),
                millisAt(all, 99.9));
    }

    private static double millisAt(StatisticsSnapshot all, double percentile) {
        return all.histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private Benchmark benchmark(int port, int seconds, int connections) {
        BenchmarkBuilder builder = BenchmarkBuilder.builder().name("bench").threads(1);
        builder.addPlugin(HttpPluginBuilder::new).http().host("localhost").port(port).sharedConnections(connections)
                .requestTimeout("10s");
        for (int i = 0; i < parts.size(); i++) {
            add(builder, i, seconds);
        }
        return builder.build();
    }

    private void add(BenchmarkBuilder builder, int number, int seconds) {
        Part part = parts.get(number);
        builder.addPhase("part" + number).always(part.users()).duration(seconds * 1000L).scenario().initialSequence("request")
                .step(SC).httpRequest(part.method()).path(session -> running.parts.get(number).choose(session))
                .headerAppender((session, writer) -> running.parts.get(number).addHeaders(session, writer))
                .body((session, connection) -> running.parts.get(number).body(session)).endStep();
    }
}
