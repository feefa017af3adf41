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
    private final int users;

    Load(List<Part> parts) {
        this.parts = parts;
        this.users = parts.stream().mapToInt(Part::users).sum();
    }

    /**
     * What came of it.
     *
     * @param errors answers that are not 2xx or 3xx, broken connections, and requests without an answer
     * @param seconds less than planned when there was nothing left to ask for
     */
    record Outcome(long answers, long errors, double seconds, double p50, double p99, double p999) {
    }

    Outcome run(int port, int seconds) {
        running = this;
        parts.forEach(part -> part.start(users));
        StatisticsSnapshot all = new StatisticsSnapshot();
        new LocalSimulationRunner(benchmark(port, seconds), (phase, step, metric, snapshot, countDown) -> all.add(snapshot), null,
                null).run();
        return new Outcome(all.responseCount, all.errors() + all.invalid,
                parts.stream().mapToDouble(part -> part.seconds(seconds)).max().orElse(seconds), millisAt(all, 50), millisAt(all, 99),
                millisAt(all, 99.9));
    }

    private static double millisAt(StatisticsSnapshot all, double percentile) {
        return all.histogram.getValueAtPercentile(percentile) / 1e6;
    }

    /** Each virtual user has a connection, so that none has to wait for one, which would not be in the times. */
    private Benchmark benchmark(int port, int seconds) {
        BenchmarkBuilder builder = BenchmarkBuilder.builder().name("bench").threads(1);
        builder.addPlugin(HttpPluginBuilder::new).http().host("localhost").port(port).sharedConnections(users)
                .requestTimeout("10s");
        for (int i = 0; i < parts.size(); i++) {
            add(builder, i, seconds);
        }
        return builder.build();
    }

    private void add(BenchmarkBuilder builder, int number, int seconds) {
        Part part = parts.get(number);
        part.add(builder.addPhase("part" + number)).duration(seconds * 1000L).scenario().initialSequence("request")
                .step(session -> running.parts.get(number).goOn(session))
                .step(SC).httpRequest(part.method()).path(session -> running.parts.get(number).choose(session))
                .headerAppender((session, writer) -> running.parts.get(number).addHeaders(session, writer))
                .body((session, connection) -> running.parts.get(number).body(session)).endStep();
    }
}
