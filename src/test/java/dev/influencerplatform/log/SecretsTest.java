package dev.influencerplatform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class SecretsTest {

    private static final String NEW_PASSWORD = "another horse, another battery";

    private final Account sarah = Api.newAccount();
    private final List<String> secrets = new ArrayList<>();
    private final List<Response> publicAnswers = new ArrayList<>();

    @Test
    void noListNoPublicAnswerAndNoRowOfSideTablesHoldsASecret() {
        walkTheWholeJob();
        for (Response answer : publicAnswers) {
            assertThat(answer.asString() + answer.headers()).doesNotContain(secrets);
        }
        for (String list : List.of("/shoots", "/shoots/summary", "/reviews", "/logs?limit=100", "/profiles/me", "/users/me")) {
            assertThat(sarah.request().get(list).then().statusCode(200).extract().asString()).doesNotContain(secrets);
        }
        for (String table : List.of("logs", "idempotency_keys", "sessions", "profiles", "retired_review_links")) {
            assertThat(Rows.texts("SELECT t::text FROM " + table + " t"))
                    .noneMatch(row -> secrets.stream().anyMatch(row::contains));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "shoots", "reviews" })
    void theTokenOfALinkStandsWhereTheDesignHasItOnly(String table) {
        walkTheWholeJob();
        assertThat(Rows.texts("SELECT (to_jsonb(t) - 'review_token')::text FROM " + table + " t"))
                .noneMatch(row -> secrets.stream().anyMatch(row::contains));
    }

    /** Every request with an Idempotency-Key, as kept answers are a place where secrets may end up. */
    private void walkTheWholeJob() {
        secrets.addAll(List.of(Api.PASSWORD, NEW_PASSWORD, sarah.accessToken(), sarah.refreshToken(), "$argon2"));
        Response login = Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).header(key())
                .post("/auth/login");
        Response refreshed = Api.sending(Map.of("refreshToken", login.path("refreshToken"))).header(key())
                .post("/auth/refresh");
        for (Response tokens : List.of(login, refreshed)) {
            secrets.addAll(List.of(tokens.path("accessToken"), tokens.path("refreshToken")));
        }
        String shoot = sarah.newCompletedShoot();
        String replaced = sarah.request().header(key()).post("/shoots/{id}/review-link", shoot).path("reviewToken");
        String used = sarah.request().header(key()).post("/shoots/{id}/review-link?regenerate=true", shoot).path("reviewToken");
        secrets.addAll(List.of(replaced, used));
        for (String token : List.of(used, replaced)) {
            publicAnswers.add(Api.anonymous().get("/review-links/{token}", token));
            publicAnswers.add(Api.sending(Account.aReview(5)).header(key()).post("/review-links/{token}/reviews", token));
            publicAnswers.add(Api.sending(Account.aReview(9)).post("/review-links/{token}/reviews", token));
        }
        publicAnswers.add(Api.anonymous().get("/portfolio/{slug}", sarah.slug()));
        publicAnswers.add(Api.anonymous().get("/portfolio/{slug}/reviews", sarah.slug()));
        sarah.sending(Map.of("currentPassword", "wrong " + NEW_PASSWORD, "newPassword", NEW_PASSWORD))
                .put("/users/me/password");
        sarah.sending(Map.of("currentPassword", Api.PASSWORD, "newPassword", NEW_PASSWORD)).put("/users/me/password").then()
                .statusCode(204);
        sarah.request().delete("/shoots/{id}/review-link", shoot).then().statusCode(204);
    }

    private static Header key() {
        return new Header("Idempotency-Key", Api.unique("key-"));
    }
}
