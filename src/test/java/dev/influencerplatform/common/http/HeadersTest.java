package dev.influencerplatform.common.http;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class HeadersTest {

    private static final String OURS = "https://app.example.test";
    private static final String FOREIGN = "https://evil.example";

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/slugs/some-slug", "/api/v1/nope", "/api/v1/shoots", "/api/v1/shoots;x", "/q/health",
            "/q/openapi" })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Api.server().urlEncodingEnabled(false).get(path).then().header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer")).header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("default-src 'none'")).header("Server", nullValue())
                .header("X-Request-Id", not(nullValue()));
    }

    @ParameterizedTest
    @CsvSource({ "abc-123_.Z,true", "'a b',false", "<script>,false", "'',false" })
    void aSafeRequestIdIsKeptAndAnotherReplaced(String id, boolean kept) {
        String answered = Api.server().header("X-Request-Id", id).get("/api/v1/slugs/some-slug").header("X-Request-Id");
        assertThat(answered.equals(id)).isEqualTo(kept);
        assertThat(answered).matches("[A-Za-z0-9._-]{1,64}");
    }

    @Test
    void anOverlongRequestIdIsReplaced() {
        Api.server().header("X-Request-Id", "x".repeat(65)).get("/api/v1/slugs/some-slug").then().header("X-Request-Id",
                matchesRegex("[0-9a-f-]{36}"));
    }

    @Test
    void ourOriginMayCallEverything() {
        Api.server().header("Origin", OURS).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match").options("/api/v1/profiles/me").then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(OURS))
                .header("Access-Control-Allow-Methods", containsString("PATCH"));
        Api.newAccount().request().header("Origin", OURS).get("/profiles/me").then().statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(OURS))
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void pagesOfOurOwnMayChangeThings() {
        Account sarah = Api.newAccount();
        assertThat(List.of("https://api.example.test", FOREIGN)).extracting(origin -> Api.server().header("Origin", origin)
                .auth().oauth2(sarah.accessToken()).contentType("application/json").body("{}").patch("/api/v1/profiles/me")
                .statusCode()).containsExactly(200, 403);
    }

    @Test
    void aForeignOriginReadsPublicPagesOnly() {
        Account sarah = Api.newAccount();
        Api.anonymous().header("Origin", FOREIGN).get("/portfolio/{slug}", sarah.slug()).then().statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"));
        Api.server().auth().oauth2(sarah.accessToken()).header("Origin", FOREIGN).get("/api/v1/profiles/me").then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void answersAreCachedAsFarAsTheyMay() {
        Account sarah = Api.newAccount();
        sarah.request().get("/profiles/me").then().header("Cache-Control", equalTo("private, no-cache"));
        sarah.request().get("/shoots").then().header("Cache-Control", equalTo("no-store"));
        Api.anonymous().get("/portfolio/{slug}", sarah.slug()).then().header("Cache-Control",
                equalTo("public, max-age=60, stale-while-revalidate=300"));
        Api.anonymous().get("/portfolio/nobody-has-this").then().statusCode(404).header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void anEtagSavesTheBody() {
        Account sarah = Api.newAccount();
        String tag = sarah.request().get("/profiles/me").header("ETag");
        assertThat(sarah.request().header("If-None-Match", "\"other\", W/" + tag).get("/profiles/me").then().statusCode(304)
                .header("ETag", equalTo(tag)).extract().asString()).isEmpty();
        String etagOfPortfolio = Api.anonymous().get("/portfolio/{slug}", sarah.slug()).header("ETag");
        Api.anonymous().header("If-None-Match", etagOfPortfolio).get("/portfolio/{slug}", sarah.slug()).then().statusCode(304)
                .header("Cache-Control", containsString("public"));
    }

    @Test
    void headIsGetWithoutTheBody() {
        Account sarah = Api.newAccount();
        assertThat(sarah.request().head("/profiles/me").then().statusCode(200).header("ETag", not(nullValue())).extract()
                .asString())
                .isEmpty();
    }

    @Test
    void longAnswersAreCompressed() {
        Account sarah = Api.newAccount();
        sarah.patching("{\"bio\":\"" + "long ".repeat(900) + "\"}").patch("/profiles/me").then().statusCode(200);
        Api.server().auth().oauth2(sarah.accessToken()).header("Accept-Encoding", "gzip").get("/api/v1/profiles/me").then()
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void methodOverridesHaveNoEffect() {
        Account sarah = Api.newAccount();
        String shoot = sarah.newShoot();
        sarah.request().header("X-HTTP-Method-Override", "DELETE").get("/shoots/{id}", shoot).then().statusCode(200);
        sarah.request().get("/shoots/{id}", shoot).then().statusCode(200);
    }

    @Test
    void healthTellsNothingButUpOrDown() {
        Api.server().get("/q/health/live").then().statusCode(200).body(hasJsonPath("status", equalTo("UP")));
        Api.server().get("/q/health/started").then().statusCode(200).body(hasJsonPath("checks[*].name",
                equalTo(java.util.List.of("migrations"))));
        Api.server().get("/q/health/ready").then().statusCode(200).body(hasJsonPath("checks[?(@.status == 'UP')].name",
                containsInAnyOrder("database", "migrations", "token keys", "Graceful Shutdown")));
    }
}
