package dev.influencerplatform.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * A constant stream of requests over connections that are kept open, as long as it is not closed, and what became of each.
 * Requests of a connection that hangs are sent late and not left out, so that there are as many as were promised.
 */
public final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final URI server;
    private final IntFunction<Shot> shots;
    private final long intervalNanos;
    private volatile boolean stopping;

    private Load(URI server, IntFunction<Shot> shots, long intervalNanos) {
        this.server = server;
        this.shots = shots;
        this.intervalNanos = intervalNanos;
    }

    /** One request to be sent; body null for none. */
    public record Shot(String method, String path, Map<String, String> headers, String body) {

        public static Shot get(String path, String token) {
            return new Shot("GET", path, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token), null);
        }

        /** @param key an Idempotency-Key, or null */
        public static Shot post(String path, String token, String key, String body) {
            Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
            if (token != null) {
                headers.put("Authorization", "Bearer " + token);
            }
            if (key != null) {
                headers.put("Idempotency-Key", key);
            }
            return new Shot("POST", path, headers, body);
        }
    }

    /** Why there was no answer. */
    public enum Failure {
        /** Nobody took the connection: what nobody accepted is nobody's loss. */
        REFUSED,
        /** The connection ended before the answer did. */
        CUT
    }

    /**
     * What became of a request.
     *
     * @param number of the request, from 0
     * @param start when it was sent
     * @param status of its answer, or 0
     * @param answer null when there was none
     * @param failure null when there was an answer
     * @param reason of the failure
     */
    public record Outcome(int number, Shot shot, Instant start, Duration took, int status, Wire.Answer answer, Failure failure,
            String reason) {

        public Instant end() {
            return start.plus(took);
        }

        /** Whether the client was told that it is done. */
        public boolean isAcknowledged() {
            return status >= 200 && status < 300;
        }

        /** Without its token. */
        @Override
        public String toString() {
            return "#%d %s %s at %s: %d %s %s after %d ms".formatted(number, shot.method(), shot.path(), start, status,
                    answer == null ? failure : answer.code(), reason, took.toMillis());
        }

        /** Whether it was for us to answer otherwise. */
        public boolean isFailed() {
            return failure != null || status >= 500;
        }
    }

    /**
     * @param perSecond of all connections together
     * @param connections each has a thread of its own
     * @param shots the request of each number
     */
    public static Load start(URI server, int perSecond, int connections, IntFunction<Shot> shots) {
        Load load = new Load(server, shots, TimeUnit.SECONDS.toNanos(1) * connections / perSecond);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            long first = start + load.intervalNanos * i / connections;
            Thread thread = new Thread(() -> load.run(first), "load-" + i);
            thread.setDaemon(true);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    /** All that has been answered, or not, until now. */
    public Numbers all() {
        return new Numbers(List.copyOf(outcomes));
    }

    /** What was sent within this time. */
    public Numbers between(Instant from, Instant to) {
        return new Numbers(outcomes.stream().filter(one -> !one.start().isBefore(from) && one.start().isBefore(to)).toList());
    }

    public Numbers since(Instant from) {
        return between(from, Instant.MAX);
    }

    /** Goes on for this long. */
    public void runFor(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends no more, and waits for what is on its way. */
    public Numbers stop() {
        stopping = true;
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return all();
    }

    @Override
    public void close() {
        stopping = true;
    }

    private void run(long first) {
        Wire wire = null;
        for (long due = first; !stopping; due += intervalNanos) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (!stopping) {
                wire = shoot(wire);
            }
        }
        if (wire != null) {
            wire.close();
        }
    }

    /** Gives the connection for the next request, or none when it is gone. */
    private Wire shoot(Wire kept) {
        int number = next.getAndIncrement();
        Shot shot = shots.apply(number);
        Instant start = Instant.now();
        Wire wire = kept;
        Failure failure = Failure.REFUSED;
        try {
            wire = wire == null ? Wire.connect(server, PATIENCE) : wire;
            failure = Failure.CUT;
            Wire.Answer answer = wire.ask(shot.method(), shot.path(), shot.headers(), shot.body());
            outcomes.add(new Outcome(number, shot, start, elapsed(start), answer.status(), answer, null, ""));
            if (!answer.ends()) {
                return wire;
            }
        } catch (IOException | RuntimeException broken) {
            outcomes.add(new Outcome(number, shot, start, elapsed(start), 0, null, failure, broken.toString()));
        }
        if (wire != null) {
            wire.close();
        }
        return null;
    }

    private static Duration elapsed(Instant start) {
        return Duration.between(start, Instant.now());
    }
}
