package dev.influencerplatform.faults;

import static dev.influencerplatform.faults.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.influencerplatform.common.crypto.Vault;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Stage.Person;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.TokenEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A social platform that is down, slow, talks nonsense, or has had enough of us. */
class ProvidersIT {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String GOOD = """
            {"access_token":"new","expires_in":3599,"token_type":"Bearer",\
            "scope":"https://www.googleapis.com/auth/youtube.readonly"}""";

    private static Stage stage;
    private static Google google;
    private static FaultyLink road;
    private static Packaged instance;
    private static Person sarah;

    /** Plays Google's token endpoint in whatever mood. */
    private static final class Google implements AutoCloseable {

        private final HttpServer server;
        private final AtomicInteger calls = new AtomicInteger();
        private volatile Mood mood;

        interface Mood {
            void answer(HttpExchange exchange) throws IOException, InterruptedException;
        }

        Google() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", exchange -> {
                calls.incrementAndGet();
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    mood.answer(exchange);
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        int callsWhile(Mood meanwhile, Deed deed) throws Exception {
            mood = meanwhile;
            int before = calls.get();
            deed.run();
            return calls.get() - before;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static Google.Mood saying(int status, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    @BeforeAll
    static void start() throws Exception {
        stage = Stage.set();
        google = stage.with(new Google());
        road = stage.with(FaultyLink.to(google.port()));
        instance = stage.start(Map.of("YOUTUBE_CLIENT_ID", "app", "YOUTUBE_CLIENT_SECRET", "secret",
                "APP_SOCIAL_YOUTUBE_TOKEN_URL", "http://localhost:" + road.port() + "/token", "APP_CREDENTIALS_REFRESH_EVERY",
                "1H",
                "APP_SOCIAL_CALLS_BREAKER_PAUSE", "2S"));
        sarah = Stage.person(instance);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** Accounts whose tokens lapse soon. */
    private static List<String> credentials(int count) throws Exception {
        List<String> ids = new ArrayList<>();
        Vault vault = new Vault(Packaged.VAULT_KEY);
        try (var connection = stage.server().connect(); PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                    token_issued_at, expires_at, refresh_due_at)
                VALUES (?, ?, 'youtube', ?, '{https://www.googleapis.com/auth/youtube.readonly}', ?, ?,
                    localtimestamp - interval '55 minutes', localtimestamp + interval '5 minutes',
                    localtimestamp + interval '4 minutes')""")) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setObject(2, UUID.fromString(sarah.id()));
                insert.setString(3, "channel-" + id);
                insert.setString(4, vault.seal("old", "credentials", id.toString(), sarah.id(), "youtube", "access_token"));
                insert.setString(5,
                        vault.seal("refresh", "credentials", id.toString(), sarah.id(), "youtube", "refresh_token"));
                insert.addBatch();
                ids.add(id.toString());
            }
            insert.executeBatch();
        }
        return ids;
    }

    private static Wire.Answer refresh(String id) {
        try {
            return ask(instance, sarah.post("/credentials/" + id + "/refresh", null, null));
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static long changed(List<String> ids) throws Exception {
        return stage.server()
                .number("SELECT count(*) FROM credentials WHERE (refreshed_at IS NOT NULL OR broken_at IS NOT NULL) "
                        + "AND id IN ('" + String.join("','", ids) + "')");
    }

    private static void letTheBreakerRest() throws Exception {
        google.callsWhile(saying(200, GOOD), () -> {
            for (String id : credentials(4)) {
                Stage.await(Duration.ofSeconds(20), () -> refresh(id).status() == 200);
            }
        });
    }

    @Test
    void oneThatIsDownIsLeftAloneSoon() throws Exception {
        FaultReport.row("R19", "provider down, 5xx, 429", row -> {
            row.did("60 refreshes with its port closed; 30 with 500; one with 429 and Retry-After; other requests meanwhile");
            List<String> ids = credentials(91);
            road.cut();
            List<Wire.Answer> down = new ArrayList<>();
            try (Load others = Load.start(URI.create(instance.url()), 20, 4, i -> sarah.get("/users/me"))) {
                ids.subList(0, 60).forEach(id -> down.add(refresh(id)));
                int attempts = road.accepted();
                road.pass();
                letTheBreakerRest();
                int calls = google.callsWhile(saying(500, "{}"),
                        () -> ids.subList(60, 90).forEach(id -> down.add(refresh(id))));
                Numbers meanwhile = others.stop();
                letTheBreakerRest();
                List<Wire.Answer> throttled = new ArrayList<>();
                google.callsWhile(saying(429, "{\"error\":\"rate_limit_exceeded\"}", "Retry-After", "120"),
                        () -> throttled.add(refresh(ids.get(90))));
                Wire.Answer list = ask(instance, sarah.get("/credentials"));
                row.saw("closed: %d connections for 60 refreshes; 500: %d calls for 30; answers %s; 429: %d %s, Retry-After %s; "
                        + "lists %d; other requests: %s", attempts, calls,
                        down.stream()
                                .map(answer -> answer.status() + " " + answer.code()).distinct().toList(),
                        throttled.get(0).status(), throttled.get(0).code(), throttled.get(0).headers().get("retry-after"),
                        list.status(), meanwhile.words());
                assertThat(down).extracting(Wire.Answer::status).containsOnly(503);
                assertThat(attempts).isLessThan(40);
                assertThat(calls).isLessThan(25);
                assertThat(changed(ids)).isZero();
                assertThat(throttled.get(0).status()).isIn(429, 503);
                assertThat(throttled.get(0).headers()).containsKey("retry-after");
                assertThat(list.status()).isEqualTo(200);
                assertThat(meanwhile.failed().outcomes()).isEmpty();
            }
        });
    }

    @Test
    void oneThatIsSlowIsGivenUp() throws Exception {
        FaultReport.row("R20", "provider slow: silent, trickling, endless, redirecting in circles", row -> {
            row.did("eight refreshes at once of each kind, other requests meanwhile");
            Map<String, Google.Mood> kinds = new LinkedHashMap<>();
            kinds.put("accepts, then 60 s nothing", exchange -> Thread.sleep(60_000));
            kinds.put("a byte a second", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 60; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(1000);
                }
            });
            kinds.put("endless", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = new byte[64 * 1024];
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(much);
                }
            });
            kinds.put("redirects in circles", saying(302, "", "Location", "/token"));
            for (Map.Entry<String, Google.Mood> kind : kinds.entrySet()) {
                letTheBreakerRest();
                List<String> ids = credentials(8);
                long threads = Machine.threads(instance.pid());
                try (Load others = Load.start(URI.create(instance.url()), 20, 4, i -> sarah.get("/users/me"))) {
                    List<Long> millis = new ArrayList<>();
                    List<Integer> statuses = new ArrayList<>();
                    int calls = google.callsWhile(kind.getValue(), () -> Parallel.times(8, i -> {
                        Instant start = Instant.now();
                        int status = refresh(ids.get(i)).status();
                        return Map.entry(status, Duration.between(start, Instant.now()).toMillis());
                    }).forEach(one -> {
                        statuses.add(one.getKey());
                        millis.add(one.getValue());
                    }));
                    Numbers meanwhile = others.stop();
                    long slowest = millis.stream().mapToLong(Long::longValue).max().orElseThrow();
                    row.saw("%s: %s within %d ms, %d calls, %d threads before and %d after, others' p99 %d ms", kind.getKey(),
                            statuses.stream().distinct().toList(), slowest, calls, threads, Machine.threads(instance.pid()),
                            meanwhile.percentileMillis(99));
                    assertThat(statuses).containsOnly(503);
                    assertThat(slowest).isLessThan(DEADLINE.plusSeconds(1).toMillis());
                    assertThat(changed(ids)).isZero();
                    assertThat(meanwhile.failed().outcomes()).isEmpty();
                    assertThat(Machine.residentMegabytes(instance.pid())).isLessThan(600);
                }
            }
        });
    }

    @Test
    void nonsenseIsNotKept() throws Exception {
        FaultReport.row("R21", "provider talks nonsense (more in `GoogleGrantsTest`, `ForeignJsonTest`)", row -> {
            Map<String, String> nonsense = new LinkedHashMap<>();
            nonsense.put("HTML", "<html><body>Sign in</body></html>");
            nonsense.put("cut off", "{\"access_token\":\"ne");
            nonsense.put("a number for a token", "{\"access_token\":7,\"expires_in\":3599,\"token_type\":\"Bearer\"}");
            nonsense.put("NUL in the token", "{\"access_token\":\"a\\u0000b\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
            nonsense.put("lives 2^63 s",
                    "{\"access_token\":\"new\",\"expires_in\":9223372036854775808,\"token_type\":\"Bearer\"}");
            nonsense.put("lives -1 s", "{\"access_token\":\"new\",\"expires_in\":-1,\"token_type\":\"Bearer\"}");
            nonsense.put("an array", "[]");
            nonsense.put("nothing", "");
            row.did("a refresh answered 200 with: %s", String.join(", ", nonsense.keySet()));
            List<String> seen = new ArrayList<>();
            for (Map.Entry<String, String> one : nonsense.entrySet()) {
                letTheBreakerRest();
                String id = credentials(1).get(0);
                google.callsWhile(saying(200, one.getValue()), () -> seen.add(refresh(id).status() + " " + one.getKey()));
            }
            row.saw("%s; the owner's list of accounts %d", seen, ask(instance, sarah.get("/credentials")).status());
            assertThat(seen).noneMatch(answer -> answer.startsWith("500") || answer.startsWith("401"));
            assertThat(ask(instance, sarah.get("/credentials")).status()).isEqualTo(200);
        });
    }

    @Test
    void aGrantThatWasEndedIsToldOnce() throws Exception {
        FaultReport.row("R22", "provider revokes the grant", row -> {
            row.did("a refresh answered with invalid_grant, then ten more");
            letTheBreakerRest();
            String id = credentials(1).get(0);
            List<String> answers = new ArrayList<>();
            int calls = google.callsWhile(saying(400, "{\"error\":\"invalid_grant\"}"), () -> {
                for (int i = 0; i < 11; i++) {
                    Wire.Answer answer = refresh(id);
                    answers.add(answer.status() + " " + answer.code());
                }
            });
            JsonNode account = ask(instance, sarah.get("/credentials/" + id)).json();
            row.saw("%s; %d call; its owner sees %s %s", answers.stream().distinct().toList(), calls, account.path("state"),
                    account.path("action"));
            assertThat(answers).containsOnly("409 needs-reauth");
            assertThat(calls).isEqualTo(1);
            assertThat(account.path("state").asText()).isEqualTo("needs-reauth");
            assertThat(account.path("action").asText()).isEqualTo("reconnect");
        });
    }

    @Test
    void twoInstancesRenewATokenOnce() throws Exception {
        FaultReport.row("R18", "two instances renew the same provider token (more in `ManyCredentialsIT`)", row -> {
            row.did("one account that is due, whose platform takes 1 s and gives another refresh token each time; 20 requests to refresh "
                    + "it at once over two instances, whose jobs look for it each second as well");
            try (TokenEndpoint rotating = TokenEndpoint.startRotating(Duration.ofSeconds(1)); Stage own = Stage.set()) {
                Map<String, String> settings = Map.of("YOUTUBE_CLIENT_ID", "app", "YOUTUBE_CLIENT_SECRET", "secret",
                        "APP_SOCIAL_YOUTUBE_TOKEN_URL", rotating.url().toString(), "APP_CREDENTIALS_REFRESH_EVERY", "1S");
                Packaged[] both = { own.start(settings), own.start(settings) };
                Person tom = Stage.person(both[0]);
                String id = UUID.randomUUID().toString();
                Vault vault = new Vault(Packaged.VAULT_KEY);
                own.server().run("""
                        INSERT INTO credentials (id, user_id, platform, platform_user_id, scopes, access_token, refresh_token,
                            token_issued_at, expires_at, refresh_due_at)
                        VALUES ('%s', '%s', 'youtube', 'one', '{}', '%s', '%s',
                            localtimestamp - interval '1 hour', localtimestamp, localtimestamp)""".formatted(id, tom.id(),
                        vault.seal("old", "credentials", id, tom.id(), "youtube", "access_token"),
                        vault.seal(rotating.consent("one"), "credentials", id, tom.id(), "youtube", "refresh_token")));
                List<Integer> statuses = Parallel.times(20, i -> Stage.statusOf(both[i % 2],
                        new Shot("POST", "/api/v1/credentials/" + id + "/refresh",
                                Map.of("Authorization", "Bearer " + tom.token()), null)));
                Stage.pause(Duration.ofSeconds(3));
                row.saw("%d call to the platform; answers %s", rotating.allCalls(), statuses.stream().distinct().toList());
                assertThat(rotating.allCalls()).isEqualTo(1);
                assertThat(statuses).contains(200).isSubsetOf(200, 503);
            }
        });
    }
}
