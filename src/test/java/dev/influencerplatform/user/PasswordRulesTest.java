package dev.influencerplatform.user;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** quality.md, section 1, item 2 (NIST SP 800-63B, section 3.1.1.2). */
@WithApplication
class PasswordRulesTest {

    private final String email = Api.unique("mia.lens") + "@example.com";

    @ParameterizedTest
    @ValueSource(strings = { "123qweasdzxc", "1qaz2wsx3edc", "q1w2e3r4t5y6", "1q2w3e4r5t6y", "qazwsxedcrfv", "123456qwerty",
            "qwerty123456", "leavemealone", "123456654321", "LeaveMeAlone", "leave me alone", "international", "championship",
            "professional", "construction", "organization", "approximately", "Pennsylvania", "administration",
            "particularly", "subsequently", "Influencer Platform" })
    void whatIsTriedFirstIsRefused(String password) {
        refuse(password);
    }

    @Test
    void theNameAndTheAddressOfTheAccountAreRefused() {
        refuse(email);
        refuse(email.toUpperCase());
        refuse(email.substring(0, email.indexOf('@')));
        refuse("Mia Lens of Berlin");
        refuse("mialensofberlin");
        refuse("mia-lens-of-berlin");
    }

    @Test
    void theyAreRefusedInAChangeToo() {
        Account sarah = Api.newAccount();
        for (String password : List.of(sarah.email(), sarah.slug(), "leavemealone")) {
            sarah.sending(Map.of("currentPassword", Api.PASSWORD, "newPassword", password)).put("/users/me/password").then()
                    .statusCode(422).body(hasJsonPath("code", equalTo("weak-password")))
                    .body(hasJsonPath("violations[*].field", equalTo(List.of("newPassword"))));
        }
    }

    @Test
    void thereAreNoRulesOnWhatItConsistsOf() {
        register("golden hour at the pier").statusCode(201);
    }

    private void refuse(String password) {
        register(password).statusCode(422).body(hasJsonPath("code", equalTo("weak-password")))
                .body(hasJsonPath("violations[*].field", equalTo(List.of("password"))));
    }

    private ValidatableResponse register(String password) {
        return Api.sending(Map.of("email", email, "password", password, "displayName", "Mia Lens of Berlin", "slug",
                "mia-lens-of-berlin")).post("/auth/register").then();
    }
}
