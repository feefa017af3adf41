package dev.influencerplatform.common.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.common.crypto.Sha256;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Scrape;
import dev.influencerplatform.support.ServerLog;
import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What those who operate the service can count; quality.md, section 1, item 60, and section 3.2, pitfall 22. */
@WithApplication
class MetricsTest {

    private static final String REQUESTS = "http_server_requests_seconds_count";
    /** Routes that the document does not have, and what has none. */
    private static final Set<String> OTHERS = Set.of("unmatched", "root", "/", "/cors-preflight", "/docs",
            "/docs/assets/{name}",
            "/problems", "/problems/{code}", "/.well-known/jwks.json");

    private final Account sarah = Api.newAccount();

    @Test
    void theyAreOnThePortOfTheOperatorsOnly() {
        Api.server().get("/q/metrics").then().statusCode(404);
        assertThat(Scrape.take().has("jvm_memory_used_bytes", Map.of("area", "heap"))).isTrue();
        for (String path : List.of("/q/health/ready", "/q/openapi", "/docs")) {
            Api.server().get(path).then().statusCode(200);
        }
    }

    @Test
    void requestsAreCountedByTheTemplateOfTheirRouteWhateverBecomesOfThem() {
        String id = sarah.newShoot();
        sarah.request().get("/shoots/{id}", id).then().statusCode(200);
        Api.anonymous().get("/shoots/{id}", id).then().statusCode(401);
        sarah.request().get("/shoots/{id}", sarah.id()).then().statusCode(404);
        Api.sending(Map.of("email", sarah.email(), "password", "wrong")).post("/auth/login").then().statusCode(401);
        Scrape scrape = Scrape.take();
        for (String status : List.of("200", "401", "404")) {
            assertThat(scrape.sum(REQUESTS, Map.of("uri", "/api/v1/shoots/{id}", "status", status))).as(status).isPositive();
        }
        assertThat(scrape.sum(REQUESTS, Map.of("uri", "/api/v1/auth/login", "status", "401"))).isPositive();
        assertThat(scrape.sum("http_server_requests_seconds_bucket", Map.of("uri", "/api/v1/auth/login", "le", "+Inf")))
                .isPositive();
    }

    @Test
    void nobodyCanMakeLabels() throws IOException {
        Set<String> before = Scrape.take().values(REQUESTS, "uri");
        for (int i = 0; i < 200; i++) {
            String word = Api.unique("fuzz");
            for (String path : List.of("/", "/api/v1/", "/api/v1/review-links/", "/api/v1/calendar/feeds/", "/docs/",
                    "/problems/",
                    "/%2e%2e/", "/a%2fb/", "/;", "/sandbox/")) {
                Api.server().urlEncodingEnabled(false).get(path + word);
            }
            breakOff("POST /api/v1/review-links/" + word + "/reviews");
            breakOff("X" + word.toUpperCase() + " /" + word);
        }
        Scrape scrape = Scrape.take();
        Set<String> known = new HashSet<>(new Document().paths());
        known.addAll(OTHERS);
        assertThat(scrape.values(REQUESTS, "uri")).as("and those of other tests' own resources")
                .allMatch(uri -> known.contains(uri) || before.contains(uri) && uri.startsWith("/test/"));
        assertThat(scrape.values(REQUESTS, "method")).isSubsetOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
                "OTHER");
        assertThat(scrape.text()).doesNotContainIgnoringCase("fuzz");
    }

    @Test
    void whoHangsUpIsCountedAsThatAndIsNoFaultOfOurs() throws IOException {
        double before = hungUp();
        try (ServerLog log = new ServerLog()) {
            breakOff("POST /api/v1/auth/login");
            Eventually.until(() -> hungUp() > before);
            Eventually.pause(200);
            assertThat(log.text()).doesNotContain("Connection was closed");
        }
    }

    private static double hungUp() {
        return Scrape.take().sum(REQUESTS, Map.of("status", "RESET"));
    }

    /** Sends half a request and hangs up. */
    private static void breakOff(String line) throws IOException {
        URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 99\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    @Test
    void nobodysDataIsInThem() {
        String mark = Api.unique("canary");
        Account person = Api.newAccount(Map.of("email", mark + "@example.com", "slug", mark, "displayName", mark));
        String link = person.reviewLink(person.newCompletedShoot());
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", link).then().statusCode(201);
        String feed = Api.json(person.sending(Map.of("name", mark, "scope", "all")).post("/calendar/feeds")).get("url")
                .asText();
        Api.server().get(URI.create(feed).getPath()).then().statusCode(200);
        Api.anonymous().get("/portfolio/{slug}", mark).then().statusCode(200);
        Eventually.pulled(person.connect("youtube", mark));
        assertThat(Scrape.take().text()).doesNotContain(mark, link, feed.substring(feed.lastIndexOf('/') + 1), person.id(),
                person.accessToken(), person.refreshToken());
    }

    @Test
    void whatPeopleDoIsCountedByItsOutcome() {
        Scrape before = Scrape.take();
        Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login").then().statusCode(200);
        Api.sending(Map.of("email", sarah.email(), "password", "wrong")).post("/auth/login").then().statusCode(401);
        String shoot = sarah.newCompletedShoot();
        String link = sarah.reviewLink(shoot);
        sarah.request().post("/shoots/{id}/review-link", shoot).then().statusCode(200);
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", link).then().statusCode(201);
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", link).then().statusCode(409);
        Api.sending(Map.of("email", sarah.email())).post("/auth/password/forgot").then().statusCode(202);
        Mailbox.await(sarah.email());
        assertGrown(before, "sign_ins_total", Map.of("outcome", "ok"));
        assertGrown(before, "sign_ins_total", Map.of("outcome", "invalid-credentials"));
        assertGrown(before, "review_links_total", Map.of("event", "issued"));
        assertGrown(before, "review_links_total", Map.of("event", "used"));
        Eventually.until(() -> hasGrown(before, "mails_total", Map.of("kind", "password-reset", "outcome", "sent")));
    }

    @Test
    void platformsAreCountedByTheirAnswers() {
        Scrape before = Scrape.take();
        Eventually.pulled(sarah.connect("instagram", Api.unique("ana")));
        assertGrown(before, "platform_calls_seconds_count", Map.of("platform", "instagram", "outcome", "ok"));
    }

    @Test
    void whatStandsInTheDatabaseIsAskedForInTheBackground() {
        sarah.connect("youtube", Api.unique("ana"));
        sarah.reviewLink(sarah.newCompletedShoot());
        Eventually.until(() -> Scrape.take().sum("credentials", Map.of("platform", "youtube", "state", "ok")) > 0
                && Scrape.take().sum("review_links_live", Map.of()) > 0);
        Scrape scrape = Scrape.take();
        assertThat(scrape.values("credentials", "state")).containsExactlyInAnyOrder("ok", "expiring", "needs-reauth",
                "limited-scopes", "rate-limited");
        for (String gauge : List.of("work_due", "work_late", "work_running", "work_failing", "work_oldest_seconds")) {
            assertThat(scrape.values(gauge, "work")).containsExactlyInAnyOrder("pull-accounts", "refresh-tokens",
                    "revoke-tokens", "send-mails");
        }
        assertThat(scrape.values("attempts_delayed", "kind")).containsExactlyInAnyOrder("account", "network", "mail");
        assertThat(scrape.values("gauges_asked_timestamp_seconds", "question")).containsExactlyInAnyOrder("credentials", "work",
                "review-links", "attempts");
    }

    @Test
    void signInsThatAreDelayedAreCounted() {
        double before = Scrape.take().sum("attempts_delayed", Map.of("kind", "account"));
        String email = Api.unique("guessed") + "@example.com";
        Api.sending(Map.of("email", email, "password", "wrong")).post("/auth/login").then().statusCode(401);
        // delays of tests are shorter than the time between two looks
        Rows.update("UPDATE attempts SET blocked_until = localtimestamp + interval '1 minute' WHERE kind = 'account' "
                + "AND subject_hash = decode(?, 'hex')", HexFormat.of().formatHex(Sha256.of("account", email)));
        Eventually.until(() -> Scrape.take().sum("attempts_delayed", Map.of("kind", "account")) > before);
    }

    private static void assertGrown(Scrape before, String name, Map<String, String> labels) {
        assertThat(hasGrown(before, name, labels)).as("%s %s", name, labels).isTrue();
    }

    private static boolean hasGrown(Scrape before, String name, Map<String, String> labels) {
        return Scrape.take().sum(name, labels) > before.sum(name, labels);
    }
}
