package dev.influencerplatform.common.idempotency;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class IdempotencyTest {

    private static final Map<String, Object> SHOOT = Map.of("date", "2026-12-04", "brandName", "Acme");

    @Inject
    Replays replays;

    private static Response post(Account account, String key, Object body) {
        return account.sending(body).header("Idempotency-Key", key).post("/shoots");
    }

    @Test
    void aRepeatGetsTheFirstAnswer() {
        Account sarah = Api.newAccount();
        post(sarah, "other", SHOOT).then().body(hasJsonPath("warnings", hasSize(0)));
        Response first = post(sarah, "k", SHOOT);
        Response second = post(sarah, "k", SHOOT);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        first.then().header("Idempotency-Replayed", nullValue()).body(hasJsonPath("warnings", hasSize(1)));
        sarah.request().get("/shoots/{id}", Api.json(first).get("id").asText()).then().header("ETag", first.header("ETag"));
    }

    /** As an earlier version has kept it. */
    @Test
    void aLocationThatNamesAHostIsAPathInTheRepeat() {
        Account sarah = Api.newAccount();
        String location = post(sarah, "k", SHOOT).header("Location");
        Rows.update("UPDATE idempotency_keys SET location = 'http://old.example:8080' || location WHERE user_id = ?",
                sarah.id());
        post(sarah, "k", SHOOT).then().statusCode(201).header("Location", location);
    }

    @Test
    void aQuotedKeyIsTheSameKey() {
        Account sarah = Api.newAccount();
        String id = post(sarah, "k", SHOOT).path("id");
        post(sarah, "\"k\"", SHOOT).then().body(hasJsonPath("id", equalTo(id)));
    }

    @Test
    void twentyAtOnceMakeOneShoot() {
        Account sarah = Api.newAccount();
        List<Response> answers = Parallel.times(20, () -> post(sarah, "k", SHOOT));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> answer.then().body(hasJsonPath("code", equalTo("idempotency-key-in-flight"))).header(
                        "Retry-After",
                        equalTo("1")));
        sarah.request().get("/shoots").then().body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        Account sarah = Api.newAccount();
        post(sarah, "k", SHOOT);
        post(sarah, "k", Map.of("date", "2026-12-05", "brandName", "Acme")).then().statusCode(422)
                .body(hasJsonPath("code", equalTo("idempotency-key-reused")));
        sarah.request().get("/shoots").then().body(hasJsonPath("items", hasSize(1)));
    }

    @Test
    void aKeyBelongsToItsUserAndItsPath() {
        Account sarah = Api.newAccount();
        post(sarah, "k", SHOOT).then().statusCode(201);
        post(Api.newAccount(), "k", SHOOT).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        sarah.request().header("Idempotency-Key", "k").post("/shoots/{id}/complete", sarah.newShoot()).then().statusCode(200)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusalIsGivenAgainAlthoughTheStateHasChanged() {
        Account sarah = Api.newAccount();
        String shoot = sarah.newShoot();
        sarah.request().header("Idempotency-Key", "k").post("/shoots/{id}/review-link", shoot).then().statusCode(409);
        sarah.request().post("/shoots/{id}/complete", shoot);
        sarah.request().header("Idempotency-Key", "k").post("/shoots/{id}/review-link", shoot).then().statusCode(409)
                .contentType("application/problem+json").body(hasJsonPath("code", equalTo("shoot-not-completed")))
                .header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void anInvalidBodyIsGivenAgainToo() {
        Account sarah = Api.newAccount();
        Map<String, Object> invalid = Map.of("date", "2026-12-04", "brandName", " ");
        post(sarah, "k", invalid).then().statusCode(422).body(hasJsonPath("code", equalTo("invalid")));
        post(sarah, "k", invalid).then().statusCode(422).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void aVisitorsReviewCanBeRepeated() {
        Account sarah = Api.newAccount();
        String link = sarah.reviewLink(sarah.newCompletedShoot());
        String id = Api.sending(Account.aReview(5)).header("Idempotency-Key", "k").post("/review-links/{link}/reviews", link)
                .path("id");
        Api.sending(Account.aReview(5)).header("Idempotency-Key", "k").post("/review-links/{link}/reviews", link).then()
                .statusCode(201)
                .body(hasJsonPath("id", equalTo(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "with space", "ünïcode" })
    void aKeyOfOtherCharactersIsRefused(String key) {
        post(Api.newAccount(), key, SHOOT).then().statusCode(400).body(hasJsonPath("code", equalTo("idempotency-key-invalid")));
    }

    @Test
    void aKeyOfTwoHundredFiftySixCharactersIsRefused() {
        Account sarah = Api.newAccount();
        post(sarah, "k".repeat(255), SHOOT).then().statusCode(201);
        post(sarah, "k".repeat(256), SHOOT).then().statusCode(400).body(hasJsonPath("violations[0].in", equalTo("header")));
    }

    @Test
    void afterADayTheKeyIsForgotten() {
        Account sarah = Api.newAccount();
        String first = post(sarah, "k", SHOOT).path("id");
        aDayPasses(sarah);
        assertThat(post(sarah, "k", SHOOT).<String> path("id")).isNotEqualTo(first);
        aDayPasses(sarah);
        replays.forget();
        assertThat(Rows.count("idempotency_keys WHERE user_id = ?", sarah.id())).isZero();
    }

    private static void aDayPasses(Account account) {
        Rows.update("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE user_id = ?",
                account.id());
    }
}
