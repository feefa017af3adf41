package dev.influencerplatform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Packaged;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves an instance in traces, byte by byte: routes and statements, and nobody's secrets; item 42. */
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    static Path folder;
    private static EmbeddedPostgres database;
    private static HttpServer receiver;
    private static final ByteArrayOutputStream RECEIVED = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        database = LocalPostgres.start(folder.resolve("data"), 0, false);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/traces", exchange -> {
            synchronized (RECEIVED) {
                RECEIVED.write(exchange.getRequestBody().readAllBytes());
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void stop() throws IOException {
        receiver.stop(0);
        database.close();
    }

    @Test
    void theyHoldRoutesAndStatementsAndNobodysSecrets() throws Exception {
        Map<String, String> settings = Packaged.settings(database);
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + receiver.getAddress().getPort());
        settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        settings.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
        settings.put("ACCESS_LOG", "true");
        try (Packaged instance = Packaged.start(settings)) {
            instance.awaitReady();
            String mark = Api.unique("canary");
            Account account = register(instance, mark);
            String shoot = at(instance).auth().oauth2(account.accessToken())
                    .body(Map.of("date", "2026-12-04", "brandName", mark)).post("/api/v1/shoots").path("id");
            at(instance).auth().oauth2(account.accessToken()).post("/api/v1/shoots/" + shoot + "/complete");
            String link = at(instance).auth().oauth2(account.accessToken())
                    .post("/api/v1/shoots/" + shoot + "/review-link").path("reviewToken");
            at(instance).get("/api/v1/review-links/" + link + "?q=" + mark).then().statusCode(200);
            at(instance).body("{\"email\": \"" + mark + "\", \"password\": " + mark).post("/api/v1/auth/login").then()
                    .statusCode(400);
            at(instance).get("/;" + link).then().statusCode(400);
            at(instance).header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").header("User-Agent", mark)
                    .get("/api/v1/portfolio/" + mark).then().statusCode(200);
            instance.await(SOON, () -> received().contains("/api/v1/portfolio/{slug}"));

            assertThat(received()).contains("/api/v1/review-links/{token}", "/api/v1/auth/login", "SELECT", "shoots",
                    new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1));
            assertThat(received()).as("what leaves").doesNotContain(mark, link, account.accessToken(), account.id(),
                    Api.PASSWORD, "exception.message", "url.query", "user_agent.original", "client.address");
            assertThat(instance.output().lines().filter(line -> line.contains("/api/v1/portfolio/{slug}"))).singleElement()
                    .asString().contains("\"traceId\":\"" + TRACE + "\"", "\"spanId\":\"");
        }
    }

    @Test
    void withoutAReceiverThereAreNone() throws Exception {
        try (Packaged instance = Packaged.start(Packaged.settings(database))) {
            instance.awaitReady();
            register(instance, Api.unique("off"));
            assertThat(instance.output()).doesNotContain("OpenTelemetry", "traceId", "Failed to export");
        }
    }

    private static Account register(Packaged instance, String name) {
        Response answer = at(instance)
                .body(Map.of("email", name + "@example.com", "password", Api.PASSWORD, "displayName", name, "slug", name))
                .post("/api/v1/auth/register");
        return Account.of(answer);
    }

    private static RequestSpecification at(Packaged instance) {
        return given().baseUri(instance.url()).contentType(ContentType.JSON);
    }

    private static String received() {
        synchronized (RECEIVED) {
            return RECEIVED.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
