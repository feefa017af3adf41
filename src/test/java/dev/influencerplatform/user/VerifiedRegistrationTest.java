package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registration as production has it: quality.md, section 1, items 4 and 5. */
@WithApplication
@TestProfile(VerifiedRegistrationTest.AsInProduction.class)
class VerifiedRegistrationTest {

    private final String email = Api.unique("mia") + "@example.com";
    private final String slug = Api.unique("mia-");

    /** Accounts begin with the link in their mail, and nothing stands in for platforms at which there is no app. */
    public static class AsInProduction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("app.registration.verify-email", "true", "app.social.sandbox-url", "");
        }
    }

    @Test
    void anAccountBeginsWithTheLinkInTheMail() {
        register(Api.PASSWORD).statusCode(202).body(emptyString());
        signIn(Api.PASSWORD).statusCode(401).body(hasJsonPath("code", equalTo("invalid-credentials")));
        verify(Mailbox.await(email).token()).statusCode(204);
        Account mia = Account.of(signIn(Api.PASSWORD).statusCode(200).extract().response());
        mia.request().get("/users/me").then().body(hasJsonPath("emailVerified", equalTo(true)),
                hasJsonPath("timeZone", equalTo("Asia/Tokyo")));
        assertThat(mia.slug()).isEqualTo(slug);
        assertThat(Rows.count("registrations WHERE email = ?", email)).isZero();
        mia.request().get("/logs?action=register").then().body(hasJsonPath("items[*].status", equalTo(List.of("success"))));
    }

    @Test
    void withoutAnAppThereIsNothingToConnect() {
        newAccount();
        Account mia = Account.of(signIn(Api.PASSWORD).extract().response());
        mia.sending("{}").post("/credentials/youtube/authorize").then().statusCode(409)
                .body(hasJsonPath("code", equalTo("platform-not-configured")));
    }

    @Test
    void aKnownAddressIsAnsweredLikeAnUnknownOne() {
        newAccount();
        ValidatableResponse known = register(Api.PASSWORD, Map.of("slug", slug + "-2"));
        known.statusCode(202).body(emptyString());
        assertThat(Mailbox.await(email, 2).subject()).isEqualTo("You have an account already");
        assertThat(Mailbox.of(email).get(1).text()).doesNotContain("#token=");
        assertThat(Rows.count("users WHERE email = ?", email)).isOne();
    }

    @Test
    void neitherTakesASlugFromWhichItCouldBeTold() {
        newAccount();
        register(Api.PASSWORD, Map.of("slug", slug + "-2")).statusCode(202);
        register(Api.PASSWORD, Map.of("slug", slug + "-3", "email", "x" + email)).statusCode(202);
        for (String end : List.of("-2", "-3")) {
            Api.anonymous().get("/slugs/{slug}", slug + end).then().body(hasJsonPath("available", equalTo(true)));
        }
    }

    @Test
    void aSlugInUseIsTakenWhateverTheAddress() {
        newAccount();
        register(Api.PASSWORD).statusCode(409).body(hasJsonPath("code", equalTo("slug-taken")));
        register(Api.PASSWORD, Map.of("email", "x" + email)).statusCode(409);
    }

    @Test
    void whoeverConfirmsFirstHasTheSlugAndTheOtherGetsOneLikeIt() {
        register(Api.PASSWORD).statusCode(202);
        register(Api.PASSWORD, Map.of("email", "x" + email)).statusCode(202);
        verify(Mailbox.await("x" + email).token()).statusCode(204);
        verify(Mailbox.await(email).token()).statusCode(204);
        assertThat(Account.of(signIn(Api.PASSWORD).extract().response()).slug()).startsWith(slug + "-");
    }

    @Test
    void theLatestRegistrationOfAnAddressCounts() {
        register(Api.PASSWORD).statusCode(202);
        String first = Mailbox.await(email).token();
        register("seven lamps over the harbour").statusCode(202);
        String second = Mailbox.await(email, 2).token();
        verify(first).statusCode(400).body(hasJsonPath("code", equalTo("invalid-token")));
        verify(second).statusCode(204);
        signIn(Api.PASSWORD).statusCode(401);
        signIn("seven lamps over the harbour").statusCode(200);
    }

    @Test
    void theLinkIsSentAgainAtAWish() {
        register(Api.PASSWORD).statusCode(202);
        String first = Mailbox.await(email).token();
        Api.sending(Map.of("email", email)).post("/auth/email/verification").then().statusCode(202);
        String second = Mailbox.await(email, 2).token();
        verify(first).statusCode(400);
        verify(second).statusCode(204);
    }

    @Test
    void whoForgotThePasswordBeforeIsSentTheSameLink() {
        register(Api.PASSWORD).statusCode(202);
        Mailbox.await(email);
        Api.sending(Map.of("email", email)).post("/auth/password/forgot").then().statusCode(202);
        verify(Mailbox.await(email, 2).token()).statusCode(204);
    }

    @Test
    void aLinkWorksOnceAlsoForManyAtOnce() {
        register(Api.PASSWORD).statusCode(202);
        String token = Mailbox.await(email).token();
        assertThat(Parallel.times(6, () -> verify(token).extract().statusCode())).containsOnly(204, 400).containsOnlyOnce(204);
        assertThat(Rows.count("users WHERE email = ?", email)).isOne();
    }

    @Test
    void aLinkLapsesAfterADay() {
        register(Api.PASSWORD).statusCode(202);
        String token = Mailbox.await(email).token();
        Rows.update("UPDATE registrations SET expires_at = localtimestamp WHERE email = ?", email);
        verify(token).statusCode(400);
        assertThat(Rows.count("users WHERE email = ?", email)).isZero();
    }

    @Test
    void nothingThatAStrangerTypedIsInTheMail() {
        register(Api.PASSWORD, Map.of("displayName", "Win at https://evil.example")).statusCode(202);
        Mailbox.Received mail = Mailbox.await(email);
        assertThat(mail.text() + mail.html() + mail.subject()).doesNotContain("evil.example", slug);
    }

    @Test
    void anOlderAccountWithoutAConfirmedAddressIsToldOnlyWithTheRightPassword() {
        newAccount();
        Rows.update("UPDATE users SET email_verified_at = NULL WHERE email = ?", email);
        signIn("wrong horse battery").statusCode(401).body(hasJsonPath("code", equalTo("invalid-credentials")));
        signIn(Api.PASSWORD).statusCode(403).body(hasJsonPath("code", equalTo("email-not-verified")));
        verify(Mailbox.await(email, 2).token()).statusCode(204);
        signIn(Api.PASSWORD).statusCode(200);
    }

    @Test
    void thePasswordIsNotKeptInClear() {
        register(Api.PASSWORD).statusCode(202);
        assertThat(Rows.text("SELECT password FROM registrations WHERE email = ?", email)).startsWith("$argon2id$");
        Mailbox.await(email);
        Eventually.until(() -> Rows.count("mails WHERE address = ?", email) == 0);
    }

    private void newAccount() {
        register(Api.PASSWORD).statusCode(202);
        verify(Mailbox.await(email).token()).statusCode(204);
    }

    private ValidatableResponse register(String password) {
        return register(password, Map.of());
    }

    private ValidatableResponse register(String password, Map<String, String> fields) {
        Map<String, String> body = new LinkedHashMap<>(
                Map.of("email", email, "password", password, "displayName", "Mia", "slug", slug, "timeZone", "Asia/Tokyo"));
        body.putAll(fields);
        return Api.sending(body).post("/auth/register").then();
    }

    private ValidatableResponse signIn(String password) {
        return Api.sending(Map.of("email", email, "password", password)).post("/auth/login").then();
    }

    private static ValidatableResponse verify(String token) {
        return Api.sending(Map.of("token", token)).post("/auth/email/verify").then();
    }
}
