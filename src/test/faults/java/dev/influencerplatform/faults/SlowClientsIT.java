package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.statusOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are slow, many, or not clients at all. */
class SlowClientsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BODY_TIME = Duration.ofSeconds(15);
    private static final Duration IDLE_TIME = Duration.ofSeconds(65);
    private static final Pattern STATUS = Pattern.compile("HTTP/1[.]1 (\\d{3})");
    private static final int FEW = 50;
    private static final int MANY = 2000;

    private static Stage stage;
    private static Packaged instance;
    private static URI server;
    private static Person sarah;

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.set();
        instance = stage.start();
        server = URI.create(instance.url());
        sarah = Stage.person(instance);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** When the server ended each of the connections that were sent a byte every two seconds. */
    private static List<Duration> drip(List<Wire> wires, Instant start, Duration longest) throws Exception {
        List<Duration> ends = new ArrayList<>();
        List<Wire> open = new ArrayList<>(wires);
        while (!open.isEmpty() && Duration.between(start, Instant.now()).compareTo(longest) < 0) {
            for (Wire wire : List.copyOf(open)) {
                try {
                    wire.send("a");
                    if (!wire.isEndedWithin(Duration.ofMillis(1))) {
                        continue;
                    }
                } catch (IOException ended) {
                    // noted below
                }
                open.remove(wire);
                ends.add(Duration.between(start, Instant.now()));
            }
            Stage.pause(Duration.ofSeconds(2));
        }
        return ends;
    }

    private static List<Wire> connections(int count, String first) throws IOException {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Wire wire = stage.with(Wire.connect(server, PATIENCE));
            wire.send(first);
            wires.add(wire);
        }
        return wires;
    }

    @Test
    void bodiesThatDripAreEnded() throws Exception {
        FaultReport.row("R33", "slow clients: bodies and headers that drip", row -> {
            row.did("%d bodies and %d headers of a byte every 2 s, 20 requests/s meanwhile", FEW, FEW);
            try (Load others = Load.start(server, 20, 4,
                    i -> i % 2 == 0 ? sarah.get("/shoots?limit=5") : sarah.newShoot("drip-" + i))) {
                String head = Wire.text("POST", "/api/v1/shoots",
                        Map.of("Authorization", "Bearer " + sarah.token(), "Content-Type",
                                "application/json", "Content-Length", "1000"),
                        null);
                Instant start = Instant.now();
                List<Wire> bodies = connections(FEW, head);
                List<Wire> headers = connections(FEW, "GET /api/v1/shoots HTTP/1.1\r\nX-Slow: ");
                List<Duration> bodyEnds = drip(bodies, start, BODY_TIME.plusSeconds(8));
                List<Duration> headerEnds = drip(headers, start, IDLE_TIME.plusSeconds(15));
                Numbers meanwhile = others.stop();
                row.saw("%d of %d bodies ended after %s; %d of %d headers after %s; others: %s", bodyEnds.size(), FEW,
                        range(bodyEnds),
                        headerEnds.size(), FEW, range(headerEnds), meanwhile.words());
                assertThat(bodyEnds).hasSize(FEW);
                assertThat(headerEnds).hasSize(FEW);
                assertThat(meanwhile.failed().outcomes()).isEmpty();
                assertThat(meanwhile.percentileMillis(99)).isLessThan(500);
                assertThat(instance.output()).doesNotContain("ERROR");
            }
        });
    }

    private static String range(List<Duration> ends) {
        return ends.isEmpty() ? "-" : ends.get(0).toSeconds() + " to " + ends.get(ends.size() - 1).toSeconds() + " s";
    }

    @Test
    void manyThatSayNothingAreInNobodysWay() throws Exception {
        FaultReport.row("R33b", "2,000 idle connections", row -> {
            long before = Machine.residentMegabytes(instance.pid());
            List<Wire> idle = connections(MANY, "");
            row.did("%d connections that say nothing, 40 requests/s over other ones for 5 s", MANY);
            try (Load others = Load.start(server, 40, 8, i -> sarah.get("/shoots?limit=5"))) {
                others.runFor(Duration.ofSeconds(5));
                Numbers meanwhile = others.stop();
                row.saw("%s; resident %d MB before and %d MB with them; %d open files", meanwhile.words(), before,
                        Machine.residentMegabytes(instance.pid()), Machine.openFiles(instance.pid()));
                assertThat(meanwhile.failed().outcomes()).isEmpty();
                assertThat(meanwhile.percentileMillis(99)).isLessThan(500);
                assertThat(Machine.residentMegabytes(instance.pid())).isLessThan(before + 150);
            } finally {
                idle.forEach(Wire::close);
            }
        });
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        FaultReport.row("R36", "garbage, and requests that two servers would read differently", row -> {
            String smuggled = "GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String post = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
            Map<String, String> shapes = new LinkedHashMap<>();
            shapes.put("length and chunks",
                    post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled);
            shapes.put("chunks and length",
                    post + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n" + smuggled);
            shapes.put("two lengths", post + "Content-Length: 2\r\nContent-Length: 44\r\n\r\n{}" + smuggled);
            shapes.put("a list of lengths", post + "Content-Length: 2, 44\r\n\r\n{}" + smuggled);
            shapes.put("length with a sign", post + "Content-Length: +2\r\n\r\n{}" + smuggled);
            shapes.put("folded header", post + "Content-Length: 2\r\nTransfer-Encoding:\r\n chunked\r\n\r\n{}" + smuggled);
            shapes.put("space before the colon", post + "Content-Length : 60\r\n\r\n{}" + smuggled);
            shapes.put("tab in the encoding",
                    post + "Content-Length: 2\r\nTransfer-Encoding: \u000bchunked\r\n\r\n{}" + smuggled);
            shapes.put("two encodings",
                    post + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled);
            shapes.put("chunk size that is none", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + smuggled);
            shapes.put("line ends without CR",
                    post.replace("\r\n", "\n") + "Content-Length: 2\nTransfer-Encoding: x\n\n{}" + smuggled);
            shapes.put("100 kB of random bytes", garbage());
            shapes.put("TLS",
                    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(200) + "\r\n\r\n");
            row.did("each of: %s; with a second request hidden behind it", String.join(", ", shapes.keySet()));
            Map<String, String> seen = new LinkedHashMap<>();
            for (Map.Entry<String, String> shape : shapes.entrySet()) {
                seen.put(shape.getKey(), answerTo(shape.getValue()));
            }
            String upgraded = answerTo(
                    "GET /api/v1/shoots HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n");
            int after = statusOf(instance, sarah.get("/shoots"));
            row.saw("%s; h2c upgrade without a token: %s; an ordinary request afterwards %d", seen, upgraded, after);
            assertThat(seen.values()).allMatch(answer -> answer.matches("(400|413|431|414)? ?ended"), "is refused, and ended");
            assertThat(upgraded).matches("(401|101).*");
            assertThat(after).isEqualTo(200);
            assertThat(instance.output()).doesNotContain("ERROR");
        });
    }

    private static String garbage() {
        byte[] bytes = new byte[100_000];
        new Random(36).nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The statuses of all answers, and whether the connection is ended then. */
    private static String answerTo(String bytes) throws IOException {
        try (Wire wire = Wire.connect(server, PATIENCE)) {
            try {
                wire.send(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException endedMeanwhile) {
                // so much the better
            }
            String all = wire.readAll(Duration.ofSeconds(2));
            List<String> words = new ArrayList<>();
            Matcher statuses = STATUS.matcher(all);
            while (statuses.find()) {
                words.add(statuses.group(1));
            }
            if (all.contains("smuggled")) {
                words.add("SMUGGLED");
            }
            words.add(all.endsWith(Wire.ENDED) ? "ended" : "open");
            return String.join(" ", words);
        }
    }

    @Test
    void aConnectionGoesOnAfterARefusal() throws Exception {
        FaultReport.row("R36b", "refusals leave the connection in order", row -> {
            row.did("bad JSON, no token, no such path, then a good request, over one connection");
            List<Integer> statuses = new ArrayList<>();
            try (Wire wire = Wire.connect(server, PATIENCE)) {
                for (Shot shot : List.of(sarah.post("/shoots", null, "{\"date\":"), Shot.get("/api/v1/shoots", null),
                        Shot.get("/api/v1/nowhere", null), sarah.get("/shoots"))) {
                    statuses.add(wire.ask(shot.method(), shot.path(), shot.headers(), shot.body()).status());
                }
            }
            row.saw("%s", statuses);
            assertThat(statuses).containsExactly(400, 401, 404, 200);
        });
    }
}
