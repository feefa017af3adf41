package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class AuthResourceTest {

    private final String email = Api.unique("mia") + "@example.com";

    @Test
    void signingInOpensAnotherSession() {
        Account sarah = Api.newAccount();
        signIn(sarah.email().toUpperCase(), Api.PASSWORD).statusCode(200).body(hasJsonPath("user.id", equalTo(sarah.id())))
                .body(hasJsonPath("accessToken", not(equalTo(sarah.accessToken()))))
                .body(hasJsonPath("user.email", equalTo(sarah.email())))
                .body(hasJsonPath("refreshToken", not(equalTo(sarah.refreshToken())))).header("Cache-Control", "no-store");
    }

    @Test
    void aWrongPasswordIsAnsweredLikeAnUnknownAddress() {
        String wrongPassword = signIn(Api.newAccount().email(), "wrong horse battery").statusCode(401)
                .body(hasJsonPath("code", equalTo("invalid-credentials"))).extract().asString();
        String unknownAddress = signIn(email, Api.PASSWORD).statusCode(401).extract().asString();
        assertThat(withoutRequestId(unknownAddress)).isEqualTo(withoutRequestId(wrongPassword));
    }

    @Test
    void aSignInNeedsBothFields() {
        signIn(null, Api.PASSWORD).statusCode(422).body(hasJsonPath("violations[*].field", hasItem("email")));
        signIn(email, null).statusCode(422).body(hasJsonPath("violations[*].field", hasItem("password")));
        signIn(email, "x".repeat(513)).statusCode(422).body(hasJsonPath("violations[*].field", hasItem("password")));
    }

    @Test
    void aFormIsNoSignIn() {
        Api.anonymous().formParam("email", email).post("/auth/login").then().statusCode(415);
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        Account here = Api.newAccount();
        Account there = Account.of(signIn(here.email(), Api.PASSWORD).extract().response());
        here.request().post("/auth/logout").then().statusCode(204);
        assertEnded(here);
        there.request().get("/users/me").then().statusCode(200);
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        Account here = Api.newAccount();
        Account there = Account.of(signIn(here.email(), Api.PASSWORD).extract().response());
        here.request().post("/auth/logout-all").then().statusCode(204);
        assertEnded(here);
        assertEnded(there);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/auth/logout", "/auth/logout-all" })
    void signingOutNeedsASession(String path) {
        Api.anonymous().post(path).then().statusCode(401).header("WWW-Authenticate", "Bearer");
    }

    private static ValidatableResponse signIn(String email, String password) {
        Map<String, Object> attempt = new LinkedHashMap<>();
        attempt.put("email", email);
        attempt.put("password", password);
        return Api.sending(attempt).post("/auth/login").then();
    }

    private static void assertEnded(Account account) {
        account.request().get("/users/me").then().statusCode(401).header("WWW-Authenticate", matchesPattern("Bearer.*"));
        Api.sending(Map.of("refreshToken", account.refreshToken())).post("/auth/refresh").then().statusCode(401)
                .body(hasJsonPath("code", equalTo("invalid-refresh-token")));
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"requestId\":\"[^\"]+\"", "");
    }
}
