package dev.influencerplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.faults.FaultReport;
import dev.influencerplatform.faults.FaultyLink;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.faults.Wire;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the proxy keeps away from the instances, and what it says in their place. */
class ProxyIT {

    private static final int MANY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofSeconds(8);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(16);

    @TempDir
    static Path folder;
    private static PostgresServer database;
    private static FaultyLink toDatabase;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        database = PostgresServer.start(folder.resolve("data"));
        toDatabase = FaultyLink.to(database.port());
        Map<String, String> settings = Site.settings(database);
        settings.put("DATABASE_URL", "jdbc:postgresql://localhost:%d/postgres".formatted(toDatabase.port()));
        site = Site.start(settings);
    }

    @AfterAll
    static void stop() {
        site.close();
        toDatabase.close();
        database.close();
    }

    @Test
    void slowClientsHoldNothing() throws Exception {
        FaultReport.row("R33 behind the proxy", "Slow clients, behind the proxy", row -> {
            row.did("%d connections that send one byte of a header or of a body each 2 s, beside 40 requests/s of others",
                    MANY);
            Traffic traffic = Traffic.at(site.url());
            List<Wire> slow = new ArrayList<>();
            try (Load load = traffic.start(40, 8)) {
                for (int i = 0; i < MANY; i++) {
                    slow.add(begin(i, traffic.accessToken()));
                }
                long start = System.nanoTime();
                int ended = drip(slow, LONGEST_REQUEST);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                Numbers seen = load.stop();
                row.saw("%d of them were ended after %.1f s; others: %s", ended, took.toMillis() / 1000.0, seen.words());
                assertThat(ended).isEqualTo(MANY);
                assertThat(seen.where(outcome -> !outcome.isAcknowledged()).outcomes()).isEmpty();
            } finally {
                slow.forEach(Wire::close);
            }
        });
    }

    @Test
    void nobodyMayClaimAnAddress() throws Exception {
        FaultReport.row("Addresses behind the proxy", "Addresses behind the proxy", row -> {
            row.did("a sign-in with X-Forwarded-For: 203.0.113.7 and Forwarded, through the proxy");
            Traffic traffic = Traffic.at(site.url());
            try (Wire wire = Wire.connect(site.url(), PATIENCE)) {
                Wire.Answer answer = wire.ask("GET", "/api/v1/users/me/sessions",
                        Map.of("Authorization", "Bearer " + traffic.accessToken()),
                        null);
                assertThat(answer.status()).isEqualTo(200);
                wire.ask("POST", "/api/v1/auth/login",
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", "203.0.113.7",
                                "Forwarded", "for=203.0.113.7"),
                        "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(traffic.email()));
            }
            List<String> addresses = database.texts("SELECT DISTINCT ip_address FROM logs WHERE ip_address IS NOT NULL");
            row.saw("the activity log has %s", addresses);
            assertThat(addresses).containsExactly("127.0.0.1");
        });
    }

    @Test
    void itAnswersProblems() throws Exception {
        FaultReport.row("Problems of the proxy", "Problems of the proxy", row -> {
            row.did("a request to a proxy whose instances are all gone, and one for a link");
            try (Proxy proxy = Proxy.before(Packaged.freePort(), Packaged.freePort())) {
                Wire.Answer answer = ask(proxy.url(), "/api/v1/shoots", Map.of());
                row.saw("%d %s", answer.status(), answer.body());
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("unavailable");
                assertThat(answer.headers()).containsEntry("retry-after", "2");
            }
            String secret = "review_1764000000000_" + "x".repeat(43);
            assertThat(ask(site.url(), "/api/v1/review-links/" + secret + "?a=" + secret, Map.of()).status()).isEqualTo(404);
            Eventually.until(() -> site.proxy().output().contains("/api/v1/review-links/..."));
            row.saw("its log has no link in it");
            assertThat(site.proxy().output()).doesNotContain(secret);
        });
    }

    @Test
    void withoutTheDatabaseTheLivingAnswer() throws Exception {
        FaultReport.row("No instance is ready", "No instance is ready", row -> {
            row.did("the database cut off for some 10 s, then back");
            Traffic traffic = Traffic.at(site.url());
            Map<String, String> owner = Map.of("Authorization", "Bearer " + traffic.accessToken());
            toDatabase.cut();
            Eventually.until(() -> ask(site.url(), "/q/health/ready", Map.of()).status() == 503);
            Eventually.pause(AWAY.toMillis());
            Wire.Answer keys = ask(site.url(), "/.well-known/jwks.json", Map.of());
            Wire.Answer shoots = ask(site.url(), "/api/v1/shoots", owner);
            toDatabase.pass();
            long start = System.nanoTime();
            Eventually.until(() -> ask(site.url(), "/api/v1/shoots", owner).status() == 200);
            row.saw("meanwhile keys %d, shoots %d %s of an instance (request id %s), with Retry-After %s; 200 again after %d ms",
                    keys.status(), shoots.status(), shoots.code(), shoots.headers().get("x-request-id"),
                    shoots.headers().get("retry-after"), Duration.ofNanos(System.nanoTime() - start).toMillis());
            assertThat(keys.status()).isEqualTo(200);
            assertThat(shoots.status()).isEqualTo(503);
            assertThat(shoots.headers()).containsKeys("x-request-id", "retry-after");
        });
    }

    private static Wire.Answer ask(URI server, String path, Map<String, String> headers) {
        try (Wire wire = Wire.connect(server, PATIENCE)) {
            return wire.ask("GET", path, headers, null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Wire begin(int number, String token) throws IOException {
        Wire wire = Wire.connect(site.url(), PATIENCE);
        wire.send(number % 2 == 0 ? "GET /api/v1/shoots HTTP/1.1\r\nHost: a\r\nX-Slow: "
                : "POST /api/v1/shoots HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                        + "Authorization: Bearer " + token + "\r\n\r\n{");
        return wire;
    }

    /** Sends a byte on each every two seconds, and counts those that were ended in time. */
    private static int drip(List<Wire> wires, Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        List<Wire> open = new ArrayList<>(wires);
        while (!open.isEmpty() && System.nanoTime() < end) {
            Eventually.pause(2000);
            open.removeIf(ProxyIT::isEnded);
        }
        return wires.size() - open.size();
    }

    private static boolean isEnded(Wire wire) {
        try {
            wire.send("x");
            return false;
        } catch (IOException broken) {
            return true;
        }
    }
}
