package dev.influencerplatform.admin;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The addresses are those of the test profile's settings. */
@WithApplication
class FirstOperatorTest {

    @Test
    void whomTheConfigurationNamesIsAnOperatorOnceTheAddressIsConfirmed() {
        Account first = Api.newAccount(Map.of("email", "first.operator@example.com"));
        first.request().get("/admin/users").then().statusCode(403);
        signIn(first).request().get("/admin/users").then().statusCode(403);
        Rows.update("UPDATE users SET email_verified_at = localtimestamp WHERE id = ?", first.id());
        Account confirmed = signIn(first);
        confirmed.request().get("/admin/users").then().statusCode(200);
        confirmed.request().get("/logs?action=role_changed").then()
                .body(hasJsonPath("items[*].requestPayload.role", equalTo(List.of("admin"))));
    }

    @Test
    void itIsNoWayIntoWhateverOthersHaveConfirmed() {
        Account sarah = Api.newAccount();
        Rows.update("UPDATE users SET email_verified_at = localtimestamp WHERE id = ?", sarah.id());
        signIn(sarah).request().get("/admin/users").then().statusCode(403);
    }

    private static Account signIn(Account account) {
        return Account.of(Api.sending(Map.of("email", account.email(), "password", Api.PASSWORD)).post("/auth/login"));
    }
}
