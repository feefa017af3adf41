package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class UserResourceTest {

    private static final String NEW_PASSWORD = "a quite different password";

    private final Account sarah = Api.newAccount();

    @Test
    void theAccountIsShownToItsOwner() {
        get().body(hasJsonPath("id", equalTo(sarah.id()))).body(hasJsonPath("email", equalTo(sarah.email())))
                .body(hasJsonPath("emailVerified", equalTo(false)))
                .body(hasJsonPath("timeZone", equalTo("Europe/Berlin"))).body(hasJsonPath("currency", equalTo("EUR")))
                .body(hasJsonPath("locale", equalTo("en")))
                .body(hasJsonPath("version", equalTo(0))).body(hasJsonPath("keys()", not(hasItem("password"))))
                .header("Cache-Control", "private, no-cache");
    }

    @Test
    void nobodyElseSeesTheAccount() {
        Api.anonymous().get("/users/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        Api.sending("{}").patch("/users/me").then().statusCode(401);
        Api.sending(Map.of("currentPassword", Api.PASSWORD, "newPassword", NEW_PASSWORD)).put("/users/me/password").then()
                .statusCode(401);
    }

    @Test
    void aPatchChangesWhatItNames() {
        patch(Map.of("timeZone", "America/New_York", "locale", "pt-BR")).statusCode(200)
                .body(hasJsonPath("timeZone", equalTo("America/New_York"))).body(hasJsonPath("locale", equalTo("pt-BR")))
                .body(hasJsonPath("currency", equalTo("EUR"))).body(hasJsonPath("version", equalTo(1)));
        get().body(hasJsonPath("timeZone", equalTo("America/New_York"))).body(hasJsonPath("locale", equalTo("pt-BR")));
    }

    @Test
    void plainJsonIsAPatchToo() {
        sarah.sending(Map.of("currency", "JPY")).patch("/users/me").then().statusCode(200)
                .body(hasJsonPath("currency", equalTo("JPY")));
    }

    @Test
    void unknownValuesAreRefused() {
        refuse("timeZone", "Mars/Olympus", "+02:00", "");
        refuse("currency", "ABC", "eur", "");
        refuse("locale", "german", "de_DE", "");
        get().body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void requiredFieldsCannotBeCleared() {
        for (String field : List.of("timeZone", "currency", "locale")) {
            patch("{\"" + field + "\":null}").statusCode(422).body(hasJsonPath("violations[*].field", equalTo(List.of(field))));
        }
    }

    @Test
    void otherFieldsAreUnknown() {
        for (String field : List.of("id", "email", "emailVerified", "createdAt", "version", "password", "role")) {
            patch(Map.of(field, "x")).statusCode(400).body(hasJsonPath("code", equalTo("unknown-field")))
                    .body(hasJsonPath("violations[*].field", equalTo(List.of(field))));
        }
    }

    @Test
    void aPatchIsAnObject() {
        for (String body : List.of("[]", "[{\"currency\":\"JPY\"}]", "null", "\"JPY\"", "1", "", "{")) {
            patch(body).statusCode(400).body(hasJsonPath("code", equalTo("unreadable-body")));
        }
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        patch("{\"currency\":978}").statusCode(400).body(hasJsonPath("violations[*].field", equalTo(List.of("currency"))));
        patch("{\"locale\":{\"language\":\"de\"}}").statusCode(400)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("locale"))));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        sarah.request().contentType("text/plain").body("{}").patch("/users/me").then().statusCode(415);
    }

    @Test
    void aChangeOfSomethingSeenBeforeIsRefused() {
        String seen = get().extract().header("ETag");
        patch(Map.of("currency", "JPY")).statusCode(200);
        patchIfMatch(seen, "CHF").statusCode(412).body(hasJsonPath("code", equalTo("version-mismatch")));
        patchIfMatch("W/" + seen, "CHF").statusCode(412);
        get().body(hasJsonPath("currency", equalTo("JPY")));
    }

    @Test
    void aChangeOfTheCurrentVersionGetsANewTag() {
        String seen = get().extract().header("ETag");
        String tag = patchIfMatch(seen, "CHF").statusCode(200).header("ETag", not(equalTo(seen))).extract().header("ETag");
        get().header("ETag", equalTo(tag));
        patchIfMatch("\"other\", " + tag, "SEK").statusCode(200);
    }

    @Test
    void oneOfManyParallelChangesOfOneVersionSucceeds() {
        String seen = get().extract().header("ETag");
        List<Integer> statuses = Parallel.times(8, i -> patchIfMatch(seen, i % 2 == 0 ? "CHF" : "SEK").extract().statusCode());
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String tag = get().extract().header("ETag");
        sarah.request().header("If-None-Match", tag).get("/users/me").then().statusCode(304).header("ETag", tag)
                .body(emptyString());
        patch(Map.of("currency", "JPY")).statusCode(200);
        sarah.request().header("If-None-Match", tag).get("/users/me").then().statusCode(200);
    }

    @Test
    void headIsGetWithoutBody() {
        sarah.request().head("/users/me").then().statusCode(200).body(emptyString());
    }

    @Test
    void aNewPasswordReplacesTheOldOne() {
        changePassword(Api.PASSWORD, NEW_PASSWORD).statusCode(204);
        signIn(Api.PASSWORD).statusCode(401);
        signIn(NEW_PASSWORD).statusCode(200);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Account elsewhere = Account.of(signIn(Api.PASSWORD).statusCode(200).extract().response());
        elsewhere.request().get("/users/me").then().statusCode(200);
        changePassword(Api.PASSWORD, NEW_PASSWORD).statusCode(204);
        elsewhere.request().get("/users/me").then().statusCode(401);
        refresh(elsewhere).statusCode(401);
        get();
        refresh(sarah).statusCode(200);
    }

    @Test
    void theCurrentPasswordMustBeRight() {
        changePassword("wrong horse battery", NEW_PASSWORD).statusCode(422).body(hasJsonPath("violations[*].field",
                equalTo(List.of("currentPassword"))));
        signIn(Api.PASSWORD).statusCode(200);
    }

    @Test
    void theNewPasswordMustBeLongEnough() {
        changePassword(Api.PASSWORD, "x".repeat(11)).statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("newPassword"))));
        sarah.sending("{}").put("/users/me/password").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("currentPassword", "newPassword"))));
    }

    @Test
    void oneOfTwoParallelChangesOfThePasswordSucceeds() {
        List<Integer> statuses = Parallel.times(2, i -> changePassword(Api.PASSWORD, NEW_PASSWORD + i).extract().statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(204, 422);
    }

    private ValidatableResponse get() {
        return sarah.request().get("/users/me").then().statusCode(200);
    }

    private ValidatableResponse patch(Object body) {
        return sarah.patching(body).patch("/users/me").then();
    }

    private void refuse(String field, String... values) {
        for (String value : values) {
            patch(Map.of(field, value)).statusCode(422).body(hasJsonPath("violations[*].field", equalTo(List.of(field))));
        }
    }

    private ValidatableResponse patchIfMatch(String tag, String currency) {
        return sarah.patching(Map.of("currency", currency)).header("If-Match", tag).patch("/users/me").then();
    }

    private ValidatableResponse changePassword(String current, String next) {
        return sarah.sending(Map.of("currentPassword", current, "newPassword", next)).put("/users/me/password").then();
    }

    private ValidatableResponse signIn(String password) {
        return Api.sending(Map.of("email", sarah.email(), "password", password)).post("/auth/login").then();
    }

    private static ValidatableResponse refresh(Account account) {
        return Api.sending(Map.of("refreshToken", account.refreshToken())).post("/auth/refresh").then();
    }
}
