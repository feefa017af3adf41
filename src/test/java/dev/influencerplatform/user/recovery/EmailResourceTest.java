package dev.influencerplatform.user.recovery;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, item 11; and the confirmation of an address. */
@WithApplication
class EmailResourceTest {

    private final Account sarah = Api.newAccount();
    private final String newEmail = Api.unique("lens") + "@example.com";

    @Test
    void theNewAddressIsConfirmedAndTheOldOneTold() {
        change(newEmail, Api.PASSWORD).statusCode(202);
        assertThat(Mailbox.await(sarah.email()).subject()).isEqualTo("A change of your e-mail address was asked for");
        address(sarah.email(), false);
        confirm(Mailbox.await(newEmail).token()).statusCode(204);
        assertThat(Mailbox.await(sarah.email(), 2).subject()).isEqualTo("Your e-mail address was changed");
        address(newEmail, true);
        Api.sending(Map.of("email", newEmail, "password", Api.PASSWORD)).post("/auth/login").then().statusCode(200);
        Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login").then().statusCode(401);
    }

    @Test
    void itTakesThePassword() {
        change(newEmail, "wrong horse battery").statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("password"))));
        sarah.request().get("/logs?action=request_email_change").then()
                .body(hasJsonPath("items[*].status", equalTo(List.of("failure"))));
        assertThat(Rows.count("mails WHERE address = ?", newEmail)).isZero();
    }

    @Test
    void itTakesATokenAndGoodInput() {
        Api.sending(Map.of("newEmail", newEmail, "password", Api.PASSWORD)).post("/users/me/email").then().statusCode(401);
        change("no address", Api.PASSWORD).statusCode(422);
        change(sarah.email().toUpperCase(), Api.PASSWORD).statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("newEmail"))));
        sarah.sending("{}").post("/users/me/email").then().statusCode(422);
        confirm("x").statusCode(400).body(hasJsonPath("code", equalTo("invalid-token")));
    }

    @Test
    void anAddressWithAnAccountIsNotToldApart() {
        Account mia = Api.newAccount();
        change(mia.email(), Api.PASSWORD).statusCode(202);
        assertThat(Mailbox.await(mia.email()).subject()).isEqualTo("You have an account already");
        assertThat(Mailbox.await(mia.email()).text()).doesNotContain("token");
    }

    @Test
    void whoeverIsFirstHasTheAddress() {
        change(newEmail, Api.PASSWORD).statusCode(202);
        String token = Mailbox.await(newEmail).token();
        Api.newAccount(Map.of("email", newEmail));
        confirm(token).statusCode(409).body(hasJsonPath("code", equalTo("email-taken")));
        address(sarah.email(), false);
    }

    @Test
    void aNewerRequestEndsTheOlderOne() {
        change(newEmail, Api.PASSWORD).statusCode(202);
        String first = Mailbox.await(newEmail).token();
        change("x" + newEmail, Api.PASSWORD).statusCode(202);
        String second = Mailbox.await("x" + newEmail).token();
        confirm(first).statusCode(400);
        confirm(second).statusCode(204);
        confirm(second).statusCode(400);
    }

    @Test
    void theLinksOfTheFormerAddressAreVoid() {
        Api.sending(Map.of("email", sarah.email())).post("/auth/password/forgot").then().statusCode(202);
        String reset = Mailbox.await(sarah.email()).token();
        change(newEmail, Api.PASSWORD).statusCode(202);
        confirm(Mailbox.await(newEmail).token()).statusCode(204);
        Api.sending(Map.of("token", reset, "password", "seven lamps over the harbour")).post("/auth/password/reset").then()
                .statusCode(400);
    }

    @Test
    void aChangeOfThePasswordEndsWhatWasAskedForBefore() {
        change(newEmail, Api.PASSWORD).statusCode(202);
        String token = Mailbox.await(newEmail).token();
        Rows.update("INSERT INTO mails (kind, user_id, address, due_at) VALUES ('EMAIL_CHANGE', ?, ?, localtimestamp + "
                + "interval '1 hour')", sarah.id(), newEmail);
        sarah.sending(Map.of("currentPassword", Api.PASSWORD, "newPassword", "seven lamps over the harbour"))
                .put("/users/me/password").then().statusCode(204);
        confirm(token).statusCode(400);
        assertThat(Rows.count("mails WHERE address = ?", newEmail)).isZero();
        address(sarah.email(), false);
    }

    @Test
    void whoOwnsTheAddressOfAnUnconfirmedAccountSetsAPasswordOfTheirOwn() {
        Api.sending(Map.of("email", sarah.email())).post("/auth/email/verification").then().statusCode(202);
        Mailbox.Received mail = Mailbox.await(sarah.email());
        assertThat(mail.subject()).isEqualTo("Set a new password");
        Api.sending(Map.of("token", mail.token(), "password", "seven lamps over the harbour")).post("/auth/password/reset")
                .then().statusCode(202);
        sarah.request().get("/users/me").then().statusCode(401);
        Account owner = Account.of(Api.sending(Map.of("email", sarah.email(), "password", "seven lamps over the harbour"))
                .post("/auth/login"));
        owner.request().get("/users/me").then().body(hasJsonPath("emailVerified", equalTo(true)));
    }

    @Test
    void oneOfManyConfirmationsAtOnceSucceeds() {
        change(newEmail, Api.PASSWORD).statusCode(202);
        String token = Mailbox.await(newEmail).token();
        assertThat(Parallel.times(5, () -> confirm(token).extract().statusCode())).containsOnly(204, 400)
                .containsOnlyOnce(204);
    }

    @Test
    void anAddressIsConfirmedByItsLink() {
        sarah.request().noContentType().post("/auth/email/verification").then().statusCode(202);
        Mailbox.Received mail = Mailbox.await(sarah.email());
        assertThat(mail.from()).contains("no-reply@example.test");
        assertThat(mail.text()).contains("https://app.example.test/verify-email#token=");
        assertThat(mail.html()).contains("https://app.example.test/verify-email#token=" + mail.token());
        verify(mail.token()).statusCode(204);
        address(sarah.email(), true);
        verify(mail.token()).statusCode(400);
    }

    @Test
    void whatIsConfirmedNeedsNoLink() {
        Rows.update("UPDATE users SET email_verified_at = localtimestamp WHERE id = ?", sarah.id());
        sarah.request().noContentType().post("/auth/email/verification").then().statusCode(202);
        Api.sending(Map.of("email", sarah.email())).post("/auth/email/verification").then().statusCode(202);
        sarah.sending(Map.of("newEmail", newEmail, "password", Api.PASSWORD)).post("/users/me/email").then().statusCode(202);
        Mailbox.await(newEmail);
        Mailbox.await(sarah.email());
        assertThat(Mailbox.of(sarah.email())).noneMatch(mail -> mail.text().contains("#token="));
    }

    @Test
    void withoutAnAddressOrATokenThereIsNothingToConfirm() {
        Api.anonymous().noContentType().post("/auth/email/verification").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("email"))));
        Api.sending("{}").post("/auth/email/verify").then().statusCode(422);
    }

    private ValidatableResponse change(String email, String password) {
        return sarah.sending(Map.of("newEmail", email, "password", password)).post("/users/me/email").then();
    }

    private static ValidatableResponse confirm(String token) {
        return Api.sending(Map.of("token", token)).post("/users/me/email/confirm").then();
    }

    private static ValidatableResponse verify(String token) {
        return Api.sending(Map.of("token", token)).post("/auth/email/verify").then();
    }

    private void address(String email, boolean verified) {
        sarah.request().get("/users/me").then().statusCode(200).body(hasJsonPath("email", equalTo(email)))
                .body(hasJsonPath("emailVerified", equalTo(verified)));
    }
}
