package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, items 27 and 28. */
@WithApplication
class SessionResourceTest {

    private static final String COOKIE = "__Secure-refresh-token";

    private final Account sarah = Api.newAccount();

    @Test
    void sessionsAreListedWithTheCurrentOneMarked() {
        Account phone = signIn("Phone/1.0");
        list(sarah).body(hasJsonPath("items", hasSize(2)))
                .body(hasJsonPath("items[0].device", equalTo("Phone/1.0")), hasJsonPath("items[0].current", equalTo(false)),
                        hasJsonPath("items[0].ipAddress", equalTo("127.0.0.1")),
                        hasJsonPath("items[1].current", equalTo(true)));
        list(phone).body(hasJsonPath("items[*].current", equalTo(List.of(true, false))));
    }

    @Test
    void theListIsPagedAndSkipsNoneThatIsUsedMeanwhile() {
        Account phone = signIn("Phone/1.0");
        signIn("Tablet/1.0");
        String cursor = sarah.request().get("/users/me/sessions?limit=1").then().statusCode(200)
                .body(hasJsonPath("items[0].device", equalTo("Tablet/1.0"))).extract().path("nextCursor");
        refresh(phone.refreshToken()).statusCode(200);
        sarah.request().queryParam("cursor", cursor).get("/users/me/sessions").then().statusCode(200)
                .body(hasJsonPath("items", hasSize(2)), hasJsonPath("items[0].device", equalTo("Phone/1.0")));
        phone.request().queryParam("cursor", "x" + cursor).get("/users/me/sessions").then().statusCode(400);
    }

    @Test
    void aSessionIsEndedFromElsewhere() {
        Account phone = signIn("Phone/1.0");
        delete(sarah, idOf(phone)).statusCode(204);
        phone.request().get("/users/me").then().statusCode(401);
        refresh(phone.refreshToken()).statusCode(401);
        list(sarah).body(hasJsonPath("items", hasSize(1)));
        sarah.request().get("/logs?action=end_session").then().body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void endingItAgainFindsNothing() {
        String id = idOf(signIn("Phone/1.0"));
        assertThat(Parallel.times(4, () -> delete(sarah, id).extract().statusCode())).containsOnly(204, 404)
                .containsOnlyOnce(204);
        delete(sarah, id).statusCode(404);
        delete(sarah, "no-id").statusCode(404);
    }

    @Test
    void theOwnSessionMayBeEndedToo() {
        delete(sarah, idOf(sarah)).statusCode(204);
        sarah.request().get("/users/me").then().statusCode(401);
    }

    @Test
    void aStrangersSessionIsUnknown() {
        Account mia = Api.newAccount();
        delete(mia, idOf(sarah)).statusCode(404);
        list(sarah).body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void whatHasEndedIsNotListed() {
        signIn("Phone/1.0").request().post("/auth/logout").then().statusCode(204);
        signIn("Tablet/1.0");
        Rows.update("UPDATE sessions SET refreshed_at = localtimestamp - interval '31 days' WHERE user_agent = 'Tablet/1.0' "
                + "AND user_id = ?", sarah.id());
        list(sarah).body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void aSignInFromSomewhereNewIsToldByMail() {
        signIn("Phone/1.0 <b>bold</b>");
        Mailbox.Received notice = Mailbox.await(sarah.email());
        assertThat(notice.subject()).isEqualTo("A new sign-in to your account");
        assertThat(notice.text()).contains("Device: Phone/1.0 <b>bold</b>. Address: 127.0.0.1.", "Europe/Berlin");
        assertThat(notice.html()).contains("Phone/1.0 &lt;b&gt;bold&lt;/b&gt;").doesNotContain("<b>bold");
        signIn("Phone/1.0 <b>bold</b>");
        Eventually.until(() -> Rows.count("mails WHERE address = ?", sarah.email()) == 0);
        assertThat(Mailbox.of(sarah.email())).hasSize(1);
    }

    @Test
    void aPageMayLeaveTheRefreshTokenToTheBrowser() {
        Response answer = signInWithCookie();
        answer.then().statusCode(200).body(hasJsonPath("refreshToken", nullValue()))
                .header("Set-Cookie", allOf(containsString(COOKIE + "="), containsString("HttpOnly"), containsString("Secure"),
                        containsString("SameSite=Strict"), containsString("Path=/api/v1/auth"), containsString("Max-Age=")));
        String next = Api.anonymous().cookie(COOKIE, answer.cookie(COOKIE)).noContentType().post("/auth/refresh").then()
                .statusCode(200)
                .body(hasJsonPath("refreshToken", nullValue())).extract().cookie(COOKIE);
        Api.anonymous().cookie(COOKIE, next).noContentType().post("/auth/refresh").then().statusCode(200);
        refresh(answer.cookie(COOKIE)).statusCode(200);
    }

    @Test
    void aRegistrationMayLeaveItToTheBrowserToo() {
        Api.sending(Map.of("email", Api.unique("mia") + "@example.com", "password", Api.PASSWORD, "displayName", "Mia",
                "refreshTransport", "cookie")).post("/auth/register").then().statusCode(201)
                .header("Set-Cookie", containsString(COOKIE));
    }

    @Test
    void thePasswordOnceMoreLeavesItWhereItIs() {
        Response answer = signInWithCookie();
        Api.sending(Map.of("password", Api.PASSWORD)).auth().oauth2(answer.path("accessToken"))
                .cookie(COOKIE, answer.cookie(COOKIE)).post("/auth/reauthenticate").then().statusCode(200)
                .body(hasJsonPath("refreshToken", nullValue())).cookie(COOKIE, equalTo(answer.cookie(COOKIE)));
    }

    @Test
    void signingOutClearsTheCookie() {
        Response answer = signInWithCookie();
        Api.anonymous().auth().oauth2(answer.path("accessToken")).cookie(COOKIE, answer.cookie(COOKIE)).post("/auth/logout")
                .then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));
        Api.anonymous().cookie(COOKIE, answer.cookie(COOKIE)).noContentType().post("/auth/refresh").then().statusCode(401);
    }

    @Test
    void withoutTheWishNoCookieIsSet() {
        assertThat(Account.of(Api.sending(credentials()).post("/auth/login").then().header("Set-Cookie", nullValue()).extract()
                .response()).refreshToken()).isNotEmpty();
        Api.anonymous().noContentType().post("/auth/refresh").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("refreshToken"))));
    }

    @Test
    void anotherSitesPageCannotUseTheCookie() {
        String cookie = signInWithCookie().cookie(COOKIE);
        Api.server().cookie(COOKIE, cookie).header("Origin", "https://evil.example").noContentType()
                .post("/api/v1/auth/refresh").then()
                .statusCode(403);
        Api.server().cookie(COOKIE, cookie).formParam("a", "b").post("/api/v1/auth/refresh").then().statusCode(415);
        Api.server().cookie(COOKIE, cookie).header("Origin", "https://app.example.test").noContentType()
                .post("/api/v1/auth/refresh").then()
                .statusCode(200).header("Access-Control-Allow-Credentials", equalTo("true"))
                .header("Access-Control-Allow-Origin", equalTo("https://app.example.test"));
    }

    @Test
    void aSecondCookieOfAnotherSiteOfTheDomainIsNotTakenForOurs() {
        String cookie = signInWithCookie().cookie(COOKIE);
        Api.server().header("Cookie", COOKIE + "=foreign; " + COOKIE + "=" + cookie).noContentType()
                .post("/api/v1/auth/refresh").then().statusCode(422);
    }

    @Test
    void theCookieOpensNothingElse() {
        Api.anonymous().cookie(COOKIE, signInWithCookie().cookie(COOKIE)).get("/users/me").then().statusCode(401);
        sarah.request().header("Origin", "https://app.example.test").get("/users/me").then()
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    private Map<String, Object> credentials() {
        return Map.of("email", sarah.email(), "password", Api.PASSWORD);
    }

    private Response signInWithCookie() {
        return Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD, "refreshTransport", "cookie"))
                .post("/auth/login");
    }

    private Account signIn(String device) {
        return Account.of(Api.sending(credentials()).header("User-Agent", device).post("/auth/login"));
    }

    private static String idOf(Account account) {
        return account.request().get("/users/me/sessions").then().extract().jsonPath()
                .getString("items.find { it.current }.id");
    }

    private static ValidatableResponse list(Account account) {
        return account.request().get("/users/me/sessions").then().statusCode(200).body(hasJsonPath("items", not(empty())));
    }

    private static ValidatableResponse delete(Account account, String id) {
        return account.request().delete("/users/me/sessions/{id}", id).then();
    }

    private static ValidatableResponse refresh(String token) {
        return Api.sending(Map.of("refreshToken", token)).post("/auth/refresh").then();
    }
}
