package dev.influencerplatform.common.limit;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Small quotas that take long to come back; each test comes from an address of its own, behind a proxy of ours. */
@WithApplication
@TestProfile(RateLimitTest.SmallQuotas.class)
class RateLimitTest {

    private static final int SIGN_INS = 5;
    private static final int WRITES = 20;
    private static final int MISSES = 20;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    /** Those that are neither plain reads nor plain writes. */
    private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("exportAccount", "heavy"),
            Map.entry("replacePhoto", "heavy"),
            Map.entry("exportAccountArchive", "heavy"), Map.entry("deleteCurrentUser", "password"),
            Map.entry("reauthenticate", "password"), Map.entry("register", "registration"),
            Map.entry("login", "sign-in"), Map.entry("refreshTokens", "refresh"), Map.entry("changePassword", "password"),
            Map.entry("submitReview", "public-review"), Map.entry("openReviewLink", "link"),
            Map.entry("readCalendarFeed", "link"), Map.entry("authorizeCredential", "connect"),
            Map.entry("receiveCredentialCallback", "connect"), Map.entry("refreshCredential", "connect"),
            Map.entry("forgotPassword", "recovery"), Map.entry("resetPassword", "recovery"),
            Map.entry("verifyEmail", "recovery"), Map.entry("resendVerification", "recovery"),
            Map.entry("confirmEmailChange", "recovery"), Map.entry("requestEmailChange", "password"),
            Map.entry("syncMetrics", "connect"), Map.entry("decideConnectionChoice", "connect"));

    /** As bytes, since it may have to pass for a picture. */
    private static final byte[] NO_FIELDS = "{}".getBytes(StandardCharsets.UTF_8);

    @Inject
    BucketStore store;

    private final String address = nextAddress();

    public static class SmallQuotas implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("app.http.trusted-proxies", "1", "app.limits.sign-in", SIGN_INS + "/10M", "app.limits.write",
                    WRITES + "/1H", "app.limits.link", MISSES + "/1H", "app.limits.read", "200/1H", "app.limits.connect",
                    "2/6S");
        }
    }

    @Test
    void eachAnswerSaysHowManyMoreThereMayBe() {
        for (int left = SIGN_INS - 1; left >= 0; left--) {
            signIn(address).statusCode(401).header("RateLimit-Policy", equalTo("\"sign-in\";q=5;w=600"))
                    .header("RateLimit", startsWith("\"sign-in\";r=" + left + ";t=1"));
        }
        Response refused = signIn(address).statusCode(429).contentType("application/problem+json")
                .body(hasJsonPath("code", equalTo("too-many-requests"))).body(hasJsonPath("status", equalTo(429)))
                .header("Cache-Control", equalTo("no-store")).extract().response();
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(1, 600 / SIGN_INS);
        assertThat(refused.header("RateLimit")).isEqualTo("\"sign-in\";r=0;t=" + wait);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"sign-in\";q=5;w=600");
    }

    @Test
    void otherAddressesAreNotAffected() {
        exhaustSignIns(address);
        signIn(nextAddress()).statusCode(401);
    }

    @Test
    void whatAClientClaimsOfItsAddressHasNoEffect() {
        exhaustSignIns(address);
        signIn("198.51.100.77, " + address).statusCode(429);
        signIn(nextAddress() + "," + nextAddress() + "," + address).statusCode(429);
    }

    @Test
    void anIpv6NetworkCountsAsOne() {
        String network = "2001:db8:%x:%x:".formatted(ADDRESSES.incrementAndGet(), System.nanoTime() & 0xffff);
        for (int i = 0; i < SIGN_INS; i++) {
            signIn(network + ":" + i).statusCode(401);
        }
        signIn(network + "ffff:ffff:ffff:ffff").statusCode(429);
        signIn("2001:db9:" + network.substring(9) + ":1").statusCode(401);
    }

    @Test
    void usersAreCountedOneByOne() {
        Account sarah = Api.newAccount();
        for (int left = WRITES - 1; left >= 0; left--) {
            write(sarah, address).statusCode(404).header("RateLimit-Policy", equalTo("\"write\";q=20;w=3600"))
                    .header("RateLimit", startsWith("\"write\";r=" + left + ";t="));
        }
        write(sarah, nextAddress()).statusCode(429).body(hasJsonPath("code", equalTo("too-many-requests")));
        write(Api.newAccount(), address).statusCode(404);
        sarah.request().get("/profiles/me").then().statusCode(200).header("RateLimit-Policy", equalTo("\"read\";q=200;w=3600"));
    }

    @Test
    void whereNobodyNeedsToBeSignedInTokensCountForNothing() {
        String token = Api.newAccount().accessToken();
        List<Supplier<RequestSpecification>> visitors = List.of(() -> from(address), () -> from(address).auth().oauth2("x.y.z"),
                () -> from(address).auth().oauth2(token));
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).get().get("/portfolio/nobody-has-this").then().statusCode(404).header("RateLimit",
                    startsWith("\"read\";r=" + (199 - i) + ";"));
        }
    }

    @Test
    void answersWithoutABodyHaveTheHeaders() {
        Account sarah = Api.newAccount();
        String tag = sarah.request().get("/profiles/me").header("ETag");
        sarah.request().header("If-None-Match", tag).get("/profiles/me").then().statusCode(304).header("RateLimit",
                startsWith("\"read\";r=198;"));
        sarah.request().head("/profiles/me").then().statusCode(200).header("RateLimit", startsWith("\"read\";r=197;"));
    }

    @Test
    void whoeverGuessesLinksIsSentAway() {
        for (int i = 0; i < MISSES; i++) {
            guess().statusCode(404).header("RateLimit-Policy", equalTo("\"read\";q=200;w=3600, \"link\";q=20;w=3600"));
        }
        guess().statusCode(429).header("RateLimit", containsString("\"link\";r=0;"));
        from(address).get("/calendar/feeds/{token}.ics", "x".repeat(43)).then().statusCode(429);
    }

    @Test
    void whoeverHasALinkMayUseItAsOftenAsHeLikes() {
        Account sarah = Api.newAccount();
        String link = sarah.reviewLink(sarah.newCompletedShoot());
        for (int i = 0; i < MISSES + 2; i++) {
            from(address).get("/review-links/{token}", link).then().statusCode(200).header("RateLimit",
                    containsString("\"link\";r=20;"));
        }
        guess().statusCode(404).header("RateLimit", containsString("\"link\";r=19;"));
    }

    @Test
    void aRefusalTakesNoIdempotencyKey() {
        Account sarah = Api.newAccount();
        decide(sarah, UUID.randomUUID().toString()).statusCode(404);
        decide(sarah, UUID.randomUUID().toString()).statusCode(404);
        String wait = decide(sarah, "k").statusCode(429).extract().header("Retry-After");
        Eventually.pause(1000L * Integer.parseInt(wait));
        decide(sarah, "k").statusCode(404).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void theOwnerSeesThatHeWasLimitedAndSeesItOnce() {
        Account sarah = Api.newAccount();
        for (int i = 0; i < WRITES; i++) {
            write(sarah, address).statusCode(404);
        }
        for (int i = 0; i < 5; i++) {
            write(sarah, address).statusCode(429);
        }
        sarah.request().get("/logs?action=rate_limited").then().body(hasJsonPath("items", hasSize(1)))
                .body(hasJsonPath("items[0].status", equalTo("failure")))
                .body(hasJsonPath("items[0].message", equalTo("Too many requests (write).")))
                .body(hasJsonPath("items[0].ipAddress", equalTo(address)));
    }

    @Test
    void operatorsSeeThatANetworkWasLimitedAndSeeItOnce() {
        exhaustSignIns(address);
        signIn(address).statusCode(429);
        assertThat(Rows.count("logs WHERE action = 'rate_limited' AND user_id IS NULL AND ip_address = ?", address)).isOne();
    }

    @Test
    void whatIsFullAgainIsSweptAway() {
        signIn(address).statusCode(401);
        int before = Rows.count("rate_limits");
        assertThat(before).isPositive();
        Rows.update("INSERT INTO rate_limits (subject_hash, expires_at) SELECT gen_random_uuid(), n "
                + "FROM generate_series(1, 12000) n");
        Rows.update("INSERT INTO rate_limits (subject_hash) VALUES (gen_random_uuid())");
        store.sweep();
        assertThat(Rows.count("rate_limits")).isEqualTo(before + 1);
    }

    @TestFactory
    List<DynamicTest> everyOperationHasALimit() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode document = new ObjectMapper().readTree(Path.of("openapi/openapi.json").toFile());
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .forEach(operation -> tests.add(DynamicTest.dynamicTest(operation.getValue().get("operationId").asText(),
                        () -> assertLimited(path.getKey(), operation.getKey(), operation.getValue())))));
        assertThat(tests).hasSizeGreaterThan(50);
        return tests;
    }

    private static void assertLimited(String path, String method, JsonNode operation) {
        RequestSpecification request = Api.server().auth().oauth2(Api.newOperator().accessToken()).redirects().follow(false);
        if (operation.has("requestBody")) {
            request.contentType(operation.at("/requestBody/content").fieldNames().next()).body(NO_FIELDS);
        }
        String usual = method.equals("get") ? "read" : "write";
        request.request(method,
                path.replace("{date}", "2026-12-04").replace("{platform}", "youtube").replace("{size}", "small").replaceAll(
                        "\\{[a-z]+}",
                        UUID.randomUUID().toString()))
                .then()
                .header("RateLimit-Policy",
                        containsString('"' + CLASSES.getOrDefault(operation.get("operationId").asText(), usual) + '"'))
                .header("RateLimit", containsString(";r="));
    }

    private ValidatableResponse guess() {
        return from(address).get("/review-links/{token}", "review_1764000000000_" + "x".repeat(43)).then();
    }

    private static ValidatableResponse decide(Account account, String key) {
        return account.sending(Map.of("platformUserIds", List.of("1"))).header("Idempotency-Key", key)
                .post("/connection-choices/{id}", UUID.randomUUID()).then();
    }

    private static ValidatableResponse write(Account account, String address) {
        return account.request().header("X-Forwarded-For", address).delete("/shoots/{id}", UUID.randomUUID()).then();
    }

    private static void exhaustSignIns(String address) {
        IntStream.range(0, SIGN_INS).forEach(i -> signIn(address).statusCode(401));
        signIn(address).statusCode(429);
    }

    private static ValidatableResponse signIn(String address) {
        return from(address).contentType("application/json")
                .body(Map.of("email", Api.unique("nobody") + "@example.com", "password", "a wrong password"))
                .post("/auth/login").then();
    }

    private static RequestSpecification from(String address) {
        return Api.anonymous().header("X-Forwarded-For", address);
    }

    /** One that no other test uses, whatever they have left in the table. */
    private static String nextAddress() {
        return "10.%d.%d.%d".formatted(System.nanoTime() >> 10 & 0xff, System.nanoTime() & 0xff,
                ADDRESSES.incrementAndGet() & 0xff);
    }
}
