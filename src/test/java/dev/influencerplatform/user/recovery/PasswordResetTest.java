package dev.influencerplatform.user.recovery;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, items 4, 9 and 10. */
@WithApplication
class PasswordResetTest {

    private static final String NEW_PASSWORD = "seven lamps over the harbour";

    private final Account sarah = Api.newAccount();

    @Test
    void theLinkSetsANewPasswordAndEndsAllSessions() {
        reset(forgotten(), NEW_PASSWORD).statusCode(202);
        signIn(Api.PASSWORD).statusCode(401);
        sarah.request().get("/users/me").then().statusCode(401);
        Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh").then().statusCode(401);
        signIn(NEW_PASSWORD).statusCode(200);
    }

    @Test
    void aResetSignsNobodyInAndIsToldByMailAndInTheLog() {
        assertThat(reset(forgotten(), NEW_PASSWORD).statusCode(202).extract().asString()).isEmpty();
        assertThat(Mailbox.await(sarah.email(), 2).subject()).isEqualTo("Your password was changed");
        Account again = Account.of(signIn(NEW_PASSWORD).extract().response());
        again.request().get("/logs?action=reset_password").then().body(hasJsonPath("items[*].status", hasItem("success")));
    }

    @Test
    void theAnswerDoesNotTellWhetherAnAddressHasAnAccount() {
        String nobody = Api.unique("nobody") + "@example.com";
        assertThat(forget(nobody).statusCode(202).extract().asString())
                .isEqualTo(forget(sarah.email()).statusCode(202).extract().asString()).isEmpty();
        Mailbox.await(sarah.email());
        Eventually.until(() -> Rows.count("mails WHERE address = ?", nobody) == 0);
        assertThat(Mailbox.of(nobody)).isEmpty();
    }

    @Test
    void anAddressIsFoundInWhateverCase() {
        forget(sarah.email().toUpperCase()).statusCode(202);
        Mailbox.await(sarah.email());
    }

    @Test
    void aLinkWorksOnce() {
        String token = forgotten();
        reset(token, NEW_PASSWORD).statusCode(202);
        refuse(reset(token, "eight lamps over the harbour"));
        signIn(NEW_PASSWORD).statusCode(200);
    }

    @Test
    void aNewerLinkEndsTheOlderOne() {
        String first = forgotten();
        forget(sarah.email()).statusCode(202);
        String second = Mailbox.await(sarah.email(), 2).token();
        refuse(reset(first, NEW_PASSWORD));
        reset(second, NEW_PASSWORD).statusCode(202);
    }

    @Test
    void aLinkLapsesAfterHalfAnHour() {
        String token = forgotten();
        assertThat(Rows.text("SELECT expires_at - created_at FROM one_time_tokens WHERE user_id = ?", sarah.id()))
                .isEqualTo("00:30:00");
        Rows.update("UPDATE one_time_tokens SET expires_at = localtimestamp WHERE user_id = ?", sarah.id());
        refuse(reset(token, NEW_PASSWORD));
        signIn(Api.PASSWORD).statusCode(200);
    }

    @Test
    void aLinkOfAnotherPurposeSetsNoPassword() {
        sarah.request().noContentType().post("/auth/email/verification").then().statusCode(202);
        refuse(reset(Mailbox.await(sarah.email()).token(), NEW_PASSWORD));
        Api.sending(Map.of("token", forgotten(2))).post("/auth/email/verify").then().statusCode(400);
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheLinkAsItWas() {
        String token = forgotten();
        reset(token, "short").statusCode(422).body(hasJsonPath("violations[*].field", equalTo(List.of("password"))));
        reset(token, sarah.email()).statusCode(422).body(hasJsonPath("code", equalTo("weak-password")));
        reset(token, NEW_PASSWORD).statusCode(202);
    }

    @Test
    void oneOfManyAtOnceSetsThePassword() {
        String token = forgotten();
        List<Integer> statuses = Parallel.times(6, i -> reset(token, NEW_PASSWORD + i).extract().statusCode());
        assertThat(statuses).containsOnly(202, 400).containsOnlyOnce(202);
    }

    @Test
    void aRepeatWithAKeyGetsTheFirstAnswer() {
        String token = forgotten();
        for (int i = 0; i < 2; i++) {
            Api.sending(Map.of("token", token, "password", NEW_PASSWORD)).header("Idempotency-Key", token)
                    .post("/auth/password/reset").then().statusCode(202);
        }
    }

    @Test
    void noTokenStandsInTheDatabase() {
        String token = forgotten();
        assertThat(Rows.count("one_time_tokens t WHERE t::text LIKE ?", "%" + token + "%")).isZero();
        assertThat(Rows.count("mails m WHERE m::text LIKE ?", "%" + token + "%")).isZero();
        assertThat(Rows.text("SELECT length(token_hash) FROM one_time_tokens WHERE user_id = ?", sarah.id())).isEqualTo("32");
    }

    @Test
    void nobodysMailboxIsFilled() {
        for (int i = 0; i < 6; i++) {
            forget(sarah.email()).statusCode(202);
        }
        Eventually.until(() -> Rows.count("mails WHERE address = ?", sarah.email()) == 0);
        assertThat(Mailbox.of(sarah.email())).hasSizeBetween(3, 4);
    }

    @Test
    void aLinkThatWentToAFormerAddressSetsNothing() {
        String token = forgotten();
        Rows.update("UPDATE users SET email = ? WHERE id = ?", "x" + sarah.email(), sarah.id());
        refuse(reset(token, NEW_PASSWORD));
    }

    @Test
    void whoWasLockedOutByOthersIsInAfterAReset() {
        String token = forgotten();
        Rows.update("UPDATE sessions SET ip_address = '203.0.113.1' WHERE user_id = ?", sarah.id());
        for (int i = 0; i < 9; i++) {
            signIn("wrong horse battery").statusCode(401);
        }
        signIn("wrong horse battery").statusCode(429);
        reset(token, NEW_PASSWORD).statusCode(202);
        signIn(NEW_PASSWORD).statusCode(200);
    }

    @Test
    void malformedInputIsRefused() {
        forget("no address").statusCode(422).body(hasJsonPath("violations[*].field", equalTo(List.of("email"))));
        Api.sending("{}").post("/auth/password/forgot").then().statusCode(422);
        Api.sending("{}").post("/auth/password/reset").then().statusCode(422)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("password", "token"))));
        refuse(reset("x".repeat(43), NEW_PASSWORD));
        Api.anonymous().formParam("email", sarah.email()).post("/auth/password/forgot").then().statusCode(415);
    }

    private String forgotten() {
        return forgotten(1);
    }

    private String forgotten(int mails) {
        forget(sarah.email()).statusCode(202);
        return Mailbox.await(sarah.email(), mails).token();
    }

    private static ValidatableResponse forget(String email) {
        return Api.sending(Map.of("email", email)).post("/auth/password/forgot").then();
    }

    private static ValidatableResponse reset(String token, String password) {
        return Api.sending(Map.of("token", token, "password", password)).post("/auth/password/reset").then();
    }

    private static void refuse(ValidatableResponse answer) {
        answer.statusCode(400).body(hasJsonPath("code", equalTo("invalid-token")))
                .body(hasJsonPath("violations[*].field", equalTo(List.of("token"))));
    }

    private ValidatableResponse signIn(String password) {
        return Api.sending(new LinkedHashMap<>(Map.of("email", sarah.email(), "password", password))).post("/auth/login")
                .then();
    }
}
