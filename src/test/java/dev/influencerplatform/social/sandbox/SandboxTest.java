package dev.influencerplatform.social.sandbox;

import static dev.influencerplatform.social.Consents.account;
import static dev.influencerplatform.support.Sandbox.parametersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox itself: a page of consent that is safe to have around, and codes that are good once. */
@WithApplication
class SandboxTest {

    private static final String PAGE = "/sandbox/www.instagram.com/oauth/authorize";
    private static final String CALLBACK = "https://api.example.test/api/v1/credentials/instagram/callback";

    @Test
    void theConsentPageAsksForWhatTheAppAsksFor() {
        asking(CALLBACK, "a_scope,b_scope").get(PAGE).then().statusCode(200).contentType("text/html")
                .header("Content-Security-Policy", matchesRegex("default-src 'none'; style-src 'sha256-.*"))
                .body(containsString("value=\"a_scope\" checked"), containsString("value=\"b_scope\" checked"),
                        containsString("<th scope=\"row\">throttled</th>"), containsString("value=\"ana\""));
    }

    @Test
    void nothingThatTheAddressSaysBecomesMarkup() {
        asking(CALLBACK, "\"><script>alert(1)</script>").get(PAGE).then().statusCode(200)
                .body(not(containsString("<script>")), containsString("&quot;&gt;&lt;script&gt;"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/api/v1/credentials/instagram/callback", "https://evil.example/",
            "https://api.example.test/elsewhere", "https://api.example.test/api/v1/credentials/youtube/callback",
            "https://api.example.test@evil.example/api/v1/credentials/instagram/callback",
            "//evil.example/api/v1/credentials/instagram/callback", "javascript:alert(1)",
            "https://api.example.test/api/v1/credentials/instagram/callback?next=x",
            "https://api.example.test\\@evil.example/api/v1/credentials/instagram/callback", "" })
    void nobodyIsSentAnywhereButToUs(String redirectUri) {
        asking(redirectUri, "a").get(PAGE).then().statusCode(400).body(not(containsString("<form")));
        answering(redirectUri, "ana", "allow").then().statusCode(400).header("Location", equalTo(null));
        answering(redirectUri, "ana", "deny").then().statusCode(400).header("Location", equalTo(null));
    }

    @Test
    void anUnknownAppIsRefused() {
        Api.server().queryParam("client_id", "another").queryParam("redirect_uri", CALLBACK).get(PAGE).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "<b>", "a b", "-ana" })
    void anAccountHasAName(String name) {
        answering(CALLBACK, name, "allow").then().statusCode(400);
    }

    @Test
    void theWayBackHasTheFragmentOfInstagram() {
        answering(CALLBACK, account(), "allow").then().statusCode(302).header("Location", matchesRegex(".*#_"));
    }

    @Test
    void aBrowsersFormMayBePostedFromAnyPortOfTheMachine() {
        form(CALLBACK).header("Origin", "null").formParam("account", "ana").formParam("decision", "allow").post(PAGE).then()
                .statusCode(302);
    }

    @Test
    void noScopeIsGrantedWhenAllAreUnticked() {
        Response way = form(CALLBACK).formParam("account", account()).formParam("decision", "allow").formParam("chosen", "true")
                .post(PAGE);
        redeem(codeIn(way), "sandbox-secret").then().statusCode(200)
                .body("permissions.size()", equalTo(0));
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = codeIn(answering(CALLBACK, account(), "allow"));
        redeem(code, "sandbox-secret").then().statusCode(200).body("access_token", matchesRegex("IGAA.*"));
        redeem(code, "sandbox-secret").then().statusCode(400)
                .body("error_message", equalTo("Matching code was not found or was already used"));
    }

    @Test
    void anotherSecretIsRefused() {
        redeem("any", "guess").then().statusCode(400).body("error_type", equalTo("OAuthException"));
    }

    @Test
    void instagramRefreshesByGetOnly() {
        form(CALLBACK).post("/sandbox/graph.instagram.com/refresh_access_token").then().statusCode(400)
                .body("error.message", containsString("Unsupported request"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "none", "IGAA", "IGAAeyJrIjoiSU5TVEFHUkFNX0xPTkcifQabcdefghijkl" })
    void whatIsNoTokenOpensNothing(String token) {
        Api.server().queryParam("access_token", token).get("/sandbox/graph.instagram.com/v26.0/me").then().statusCode(400)
                .body("error.code", equalTo(190));
    }

    @Test
    void theSandboxIsNoPartOfTheContract() {
        assertThat(Api.server().get("/q/openapi").asString()).doesNotContain("/sandbox");
    }

    private static Response answering(String redirectUri, String account, String decision) {
        return form(redirectUri).formParam("account", account).formParam("decision", decision).post(PAGE);
    }

    private static Response redeem(String code, String secret) {
        return Api.server().contentType("application/x-www-form-urlencoded").formParam("client_id", "sandbox-app")
                .formParam("client_secret", secret).formParam("grant_type", "authorization_code")
                .formParam("redirect_uri", CALLBACK).formParam("code", code)
                .post("/sandbox/api.instagram.com/oauth/access_token");
    }

    private static RequestSpecification form(String redirectUri) {
        return asking(redirectUri, "instagram_business_basic").contentType("application/x-www-form-urlencoded").redirects()
                .follow(false);
    }

    private static RequestSpecification asking(String redirectUri, String scope) {
        return Api.server().queryParam("client_id", "sandbox-app").queryParam("redirect_uri", redirectUri)
                .queryParam("scope", scope).queryParam("state", "s");
    }

    private static String codeIn(Response way) {
        return parametersOf(URI.create(way.header("Location"))).get("code");
    }
}
