package dev.influencerplatform.bench;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Hyperfoil in this process: so many connections, each with the next request as soon as it has its answer. */
final class Load {

    /**
     * The load that is running. Hyperfoil looks through all that its steps hold before it runs them, which with thousands of
     * requests takes longer than the measurement: so they hold nothing.
     */
    private static Load running;

    private final Request[] requests;
    private final byte[][] bodies;
    private final int connections;
    /** What each virtual user asks for at the moment. */
    private final int[] chosen;

    Load(List<Request> requests, int connections) {
        this.requests = requests.toArray(Request[]::new);
        this.bodies = requests.stream().map(request -> request.body() == null ? null : request.body().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.connections = connections;
        this.chosen = new int[connections];
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
        StatisticsSnapshot all = new StatisticsSnapshot();
        LocalSimulationRunner runner = new LocalSimulationRunner(benchmark(port, seconds),
                (phase, step, metric, snapshot, countDown) -> all.add(snapshot), null, null);
        runner.run();
        return new Outcome(all.responseCount, all.errors() + all.invalid, seconds, millisAt(all, 50), millisAt(all, 99),
                millisAt(all, 99.9));
    }

    private static double millisAt(StatisticsSnapshot all, double percentile) {
        return all.histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private Benchmark benchmark(int port, int seconds) {
        BenchmarkBuilder builder = BenchmarkBuilder.builder().name("bench").threads(1);
        builder.addPlugin(HttpPluginBuilder::new).http().host("localhost").port(port).sharedConnections(connections)
                .requestTimeout("10s");
        builder.addPhase("load").always(connections).duration(seconds * 1000L).scenario().initialSequence("request")
                .step(SC).httpRequest(requests[0].body() == null ? HttpMethod.GET : HttpMethod.POST)
                .path(session -> running.choose(session)).headerAppender((session, writer) -> running.addHeaders(session, writer))
                .body((session, connection) -> running.body(session)).endStep();
        return builder.build();
    }

    private String choose(Session session) {
        int next = ThreadLocalRandom.current().nextInt(requests.length);
        chosen[session.uniqueId()] = next;
        return requests[next].path();
    }

    private void addHeaders(Session session, HttpRequestWriter writer) {
        Request request = requests[chosen[session.uniqueId()]];
        if (request.token() != null) {
            writer.putHeader("authorization", "Bearer " + request.token());
        }
        if (request.body() != null) {
            writer.putHeader("content-type", "application/json");
        }
    }

    private ByteBuf body(Session session) {
        byte[] body = bodies[chosen[session.uniqueId()]];
        return body == null ? null : Unpooled.wrappedBuffer(body);
    }
}
