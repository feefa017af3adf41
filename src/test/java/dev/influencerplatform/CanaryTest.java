package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.ServerLog;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** quality.md, section 1, items 40, 42 and 46: whatever goes through, the server's own output holds nobody's data. */
@WithApplication
class CanaryTest {

    private final String mark = Api.unique("canary");
    private final String password = "pw " + mark + " long enough";
    private final String newPassword = "new " + password;
    private final String email = mark + "@example.com";
    private final List<String> secrets = new ArrayList<>(List.of(mark, "1512345"));

    @Test
    void theServersOutputHoldsNoSecretAndNoPersonalDatum() {
        try (ServerLog log = new ServerLog("dev.influencerplatform", "org.hibernate.SQL")) {
            walkThroughAccounts();
            walkThroughAShoot();
            goWrong();
            assertThat(log.text()).isNotEmpty();
            assertThat(secrets).hasSizeGreaterThan(8)
                    .allSatisfy(secret -> assertThat(log.text().lines().filter(line -> line.contains(secret))).isEmpty());
        }
    }

    private Account sarah;

    private void walkThroughAccounts() {
        sarah = keep(Api.sending(Map.of("email", email, "password", password, "displayName", "Name " + mark))
                .post("/auth/register"));
        keep(Api.sending(Map.of("email", email, "password", password)).header("User-Agent", "Agent " + mark)
                .post("/auth/login"));
        keep(Api.sending(Map.of("refreshToken", sarah.refreshToken())).post("/auth/refresh"));
        Mailbox.await(email);
        Api.sending(Map.of("email", email)).post("/auth/password/forgot").then().statusCode(202);
        String reset = Mailbox.await(email, 2).token();
        secrets.add(reset);
        Api.sending(Map.of("token", reset, "password", newPassword)).post("/auth/password/reset").then().statusCode(202);
        sarah = keep(Api.sending(Map.of("email", email, "password", newPassword)).post("/auth/login"));
        sarah.sending(Map.of("newEmail", "x" + email, "password", newPassword)).post("/users/me/email").then().statusCode(202);
        String change = Mailbox.await("x" + email).token();
        secrets.add(change);
        Api.sending(Map.of("token", change)).post("/users/me/email/confirm").then().statusCode(204);
    }

    private void walkThroughAShoot() {
        String shoot = sarah.newShoot(Map.of("brandName", "Brand " + mark, "notes", "Notes " + mark));
        sarah.request().post("/shoots/{id}/complete", shoot).then().statusCode(200);
        String link = sarah.reviewLink(shoot);
        secrets.add(link);
        Map<String, Object> review = Account.aReview(5);
        review.putAll(Map.of("clientEmail", "client." + email, "clientNumber", "+49 1512 3450000", "reviewText", mark));
        Api.sending(review).post("/review-links/{token}/reviews", link).then().statusCode(201);
        Api.sending(review).post("/review-links/{token}/reviews", link).then().statusCode(409);
        String feed = Api.json(sarah.sending(Map.of("name", mark, "scope", "all")).post("/calendar/feeds")).get("url").asText();
        secrets.add(feed.substring(feed.lastIndexOf('/') + 1));
        Api.server().get("/api/v1/calendar/feeds/" + feed.substring(feed.lastIndexOf('/') + 1)).then().statusCode(200);
    }

    /** Refusals and faults are where such things slip out. */
    private void goWrong() {
        Api.sending(Map.of("email", "x" + email, "password", "wrong " + mark)).post("/auth/login").then().statusCode(401);
        Api.sending(Map.of("email", "x" + email, "password", password, "displayName", mark)).post("/auth/register").then()
                .statusCode(409);
        Api.sending("{\"email\": \"" + email + "\", \"password\": \"" + mark).post("/auth/login").then().statusCode(400);
        Api.sending(Map.of("email", mark, "password", mark, "displayName", mark, mark, mark)).post("/auth/register").then()
                .statusCode(400);
        Api.anonymous().auth().oauth2(mark + "." + sarah.accessToken()).get("/users/me").then().statusCode(401);
        Api.server().queryParam("token", mark).get("/api/v1/" + mark).then().statusCode(404);
        sarah.patching(Map.of("slug", mark + "!")).patch("/profiles/me").then().statusCode(422);
    }

    private Account keep(Response tokens) {
        Account account = Account.of(tokens);
        secrets.addAll(List.of(account.accessToken(), account.refreshToken()));
        return account;
    }
}
