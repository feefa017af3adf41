package dev.influencerplatform.common.limit;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.influencerplatform.local.LocalPostgres;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Packaged;
import dev.influencerplatform.support.Parallel;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of two instances on one database: one count, also after a pause; and what becomes of them without the database. */
class RateLimitIT {

    private static final int SIGN_INS = 10;
    private static final int REFRESHES = 3;
    private static final String LIMIT = "too-many-requests";

    @TempDir
    static Path folder;

    @Test
    void twoInstancesCountAsOneAndSurviveTheirDatabase() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedPostgres server = LocalPostgres.start(data, 0, true);
        Map<String, String> settings = Packaged.settings(server);
        settings.put("TRUSTED_PROXIES", "1");
        settings.put("APP_LIMITS_SIGN_IN", SIGN_INS + "/10M");
        settings.put("APP_LIMITS_REFRESH", REFRESHES + "/9S");
        settings.put("APP_LIMITS_WRITE", "10/10M");
        settings.put("APP_LIMITS_LINK", "10/10M");
        // or the database would be asked for the session before anything is counted
        settings.put("APP_TOKENS_SESSION_CACHE", "5M");
        try (Packaged east = Packaged.start(settings); Packaged west = Packaged.start(settings)) {
            east.awaitReady();
            west.awaitReady();
            ofThreeTimesAsManyExactlyTheQuotaIsLetThrough(east, west);
            whoeverWaitsAsToldIsLetThroughByTheOther(east, west);
            String token = at(east, "10.0.0.3")
                    .body(Map.of("email", "east@example.com", "password", Api.PASSWORD, "displayName", "East"))
                    .post("/api/v1/auth/register").then().statusCode(201).extract().path("accessToken");
            at(east, "10.0.0.3").auth().oauth2(token).get("/api/v1/users/me").then().statusCode(200);
            server.close();
            withoutDatabaseWhatMustBeCountedIsRefused(east);
            withoutDatabaseTheRestIsNotLimitedByIt(east, token);
            assertThat(east.output()).contains("Limits cannot be counted").doesNotContain("10.0.0.");
            try (EmbeddedPostgres again = LocalPostgres.start(data, server.getPort(), true)) {
                assertThat(again.getPort()).isEqualTo(server.getPort());
                east.await(Duration.ofSeconds(15), () -> signIn(east, "10.0.0.5").statusCode() == 401);
            }
        }
    }

    private static void ofThreeTimesAsManyExactlyTheQuotaIsLetThrough(Packaged... instances) {
        List<String> codes = Parallel.times(3 * SIGN_INS,
                i -> signIn(instances[i % instances.length], "10.0.0.1").jsonPath().getString("code"));
        assertThat(codes).filteredOn(LIMIT::equals).hasSize(2 * SIGN_INS);
        assertThat(codes).contains("invalid-credentials");
        for (Packaged instance : instances) {
            signIn(instance, "10.0.0.1").then().statusCode(429).header("RateLimit", startsWith("\"sign-in\";r=0;t="));
            signIn(instance, "10.0.0.2").then().statusCode(401);
        }
    }

    private static void whoeverWaitsAsToldIsLetThroughByTheOther(Packaged east, Packaged west) {
        for (int i = 0; i < REFRESHES; i++) {
            refresh(i % 2 == 0 ? east : west).statusCode(401);
        }
        String wait = refresh(west).statusCode(429).extract().header("Retry-After");
        Eventually.pause(1000L * Integer.parseInt(wait));
        refresh(east).statusCode(401);
    }

    private static void withoutDatabaseWhatMustBeCountedIsRefused(Packaged instance) {
        signIn(instance, "10.0.0.4").then().statusCode(503).body(hasJsonPath("code", equalTo("unavailable")))
                .header("Retry-After", notNullValue());
        for (String path : List.of("auth/register", "auth/password/forgot", "auth/email/verify",
                "review-links/" + link() + "/reviews")) {
            at(instance, "10.0.0.4").body("{}").post("/api/v1/" + path).then().statusCode(503)
                    .body(hasJsonPath("code", equalTo("unavailable"))).header("Retry-After", notNullValue());
        }
    }

    /** What needs the database fails by itself. */
    private static void withoutDatabaseTheRestIsNotLimitedByIt(Packaged instance, String token) {
        for (int i = 0; i < 3; i++) {
            at(instance, "10.0.0.4").auth().oauth2(token).body(Map.of("date", "2026-12-04", "brandName", "Acme"))
                    .post("/api/v1/shoots").then().statusCode(503).header("RateLimit", startsWith("\"write\";r="));
            at(instance, "10.0.0.4").get("/api/v1/review-links/" + link()).then().statusCode(503);
        }
        at(instance, "10.0.0.4").get("/.well-known/jwks.json").then().statusCode(200).header("RateLimit",
                startsWith("\"read\";r="));
    }

    private static String link() {
        return "review_1764000000000_" + "x".repeat(43);
    }

    private static Response signIn(Packaged instance, String address) {
        return at(instance, address).body(Map.of("email", UUID.randomUUID() + "@example.com", "password", "wrong"))
                .post("/api/v1/auth/login");
    }

    private static ValidatableResponse refresh(Packaged instance) {
        return at(instance, "10.0.0.1").body(Map.of("refreshToken", "none of ours")).post("/api/v1/auth/refresh").then();
    }

    private static RequestSpecification at(Packaged instance, String address) {
        return given().baseUri(instance.url()).contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }
}
