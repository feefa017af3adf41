package dev.influencerplatform.review;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class ReviewLinkResourceTest {

    private final Account sarah = Api.newAccount(Map.of("displayName", "Sarah Lens"));
    private final String shoot = completedShoot();
    private final String link = sarah.reviewLink(shoot);

    @Test
    void aVisitorSeesWhomTheReviewIsAboutAndNothingElse() {
        Map<String, Object> seen = visit(link).statusCode(200).extract().jsonPath().getMap("");
        assertThat(seen).containsOnlyKeys("displayName", "profilePhoto", "brandName", "campaignName", "shootDate", "status",
                "expiresAt").containsEntry("displayName", "Sarah Lens").containsEntry("brandName", "Acme")
                .containsEntry("campaignName", "Winter").containsEntry("shootDate", "2026-12-04")
                .containsEntry("status", "open");
    }

    @Test
    void theFirstOpeningIsRememberedAndLoggedOnce() {
        sarah.request().get("/shoots/{id}", shoot).then().body(hasJsonPath("reviewStatus", equalTo("link-sent")));
        assertThat(Parallel.times(5, () -> Api.anonymous().get("/review-links/{token}", link).statusCode())).containsOnly(200);
        visit(link).statusCode(200);
        sarah.request().get("/shoots/{id}", shoot).then().body(hasJsonPath("reviewStatus", equalTo("opened")));
        sarah.request().get("/logs?action=open_review_link").then().body(hasJsonPath("items.length()", equalTo(1)));
    }

    @Test
    void aReviewUsesTheLinkUp() {
        submit(Account.aReview(4)).statusCode(201).body(hasJsonPath("rating", equalTo(4))).body(hasJsonPath("reviewText",
                equalTo("On time and friendly.")));
        visit(link).statusCode(200).body(hasJsonPath("status", equalTo("used")));
        submit(Account.aReview(1)).statusCode(409).body(hasJsonPath("code", equalTo("review-already-submitted")));
        sarah.request().get("/shoots/{id}", shoot).then().body(hasJsonPath("reviewStatus", equalTo("submitted")));
    }

    @Test
    void theAnswerToAReviewHoldsNoContactData() {
        Map<String, Object> told = submit(Account.aReview(4)).extract().jsonPath().getMap("");
        assertThat(told).containsOnlyKeys("id", "rating", "reviewText", "submittedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = { "review_1795354200000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "review_1795354200000_short", "review_179535420000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "review_",
            "' or 1=1 --", "%", "caf\u00e9" })
    void aTokenThatNobodyMadeOpensNothing(String token) {
        visit(token).statusCode(404).body(hasJsonPath("code", equalTo("not-found")));
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", token).then().statusCode(404);
    }

    @Test
    void aProblemDoesNotRepeatTheToken() {
        submit(Account.aReview(9)).statusCode(422).body(not(containsString(link)));
        sarah.request().delete("/shoots/{id}/review-link", shoot);
        visit(link).statusCode(410).body(not(containsString(link)));
    }

    @Test
    void aBadTokenOfAnAccountDoesNotMatterHere() {
        Api.anonymous().header("Authorization", "Bearer nonsense").get("/review-links/{token}", link).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script> & <b>'good'</b>", "{{7*7}} ${7*7}", "\u0645\u0645\u062A\u0627\u0632 ok",
            "line one\nline two", "=cmd|'/c calc'!A1" })
    void wordsAreKeptAsTheyWereWritten(String words) {
        String id = submit(aReview("reviewText", words)).statusCode(201).body(hasJsonPath("reviewText", equalTo(words)))
                .extract()
                .path("id");
        sarah.request().get("/reviews/{id}", id).then().body(hasJsonPath("reviewText", equalTo(words)));
        Api.anonymous().get("/portfolio/{slug}/reviews", sarah.slug()).then()
                .body(hasJsonPath("items[0].reviewText", equalTo(words)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+49 1512 3456789", "0049 1512-3456789", "(0)1512 3456789", "01512/3456789",
            "+49 (0) 1512 3456789",
            "tel:+49-1512-3456789", "\uFF0B\uFF14\uFF19 1512 3456789" })
    void aNumberIsReadInAnyForm(String number) {
        sarah.patching(Map.of("locale", "de-DE")).patch("/users/me").then().statusCode(200);
        String id = submit(aReview("clientNumber", number)).statusCode(201).extract().path("id");
        sarah.request().get("/reviews/{id}", id).then().body(hasJsonPath("clientNumber", equalTo("+4915123456789")));
    }

    @Test
    void nameAndConsentMayBeLeftOut() {
        Map<String, Object> review = Account.aReview(5);
        review.keySet().removeAll(List.of("reviewerName", "consent"));
        String id = submit(review).statusCode(201).extract().path("id");
        sarah.request().get("/reviews/{id}", id).then().body(hasJsonPath("reviewerName", nullValue()))
                .body(hasJsonPath("consent", equalTo(false)));
    }

    @Test
    void ofManyReviewsByOneLinkOneIsTaken() {
        List<Integer> statuses = Parallel.times(20,
                () -> Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", link).statusCode());
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Rows.count("reviews WHERE shoot_id = ?", shoot)).isOne();
        submit(Account.aReview(5)).statusCode(409).body(hasJsonPath("code", equalTo("review-already-submitted")));
    }

    @Test
    void theDatabaseTakesOneReviewOfALinkOnly() {
        submit(Account.aReview(5)).statusCode(201);
        Rows.update("UPDATE shoots SET review_submitted_at = NULL WHERE id = ?", shoot);
        submit(Account.aReview(5)).statusCode(409).body(hasJsonPath("code", equalTo("review-already-submitted")));
    }

    private String completedShoot() {
        String id = sarah.newShoot(Map.of("campaignName", "Winter", "notes", "secret", "amount", 1250));
        sarah.request().post("/shoots/{id}/complete", id).then().statusCode(200);
        return id;
    }

    private static Map<String, Object> aReview(String field, Object value) {
        Map<String, Object> review = new HashMap<>(Account.aReview(5));
        review.putAll(Collections.singletonMap(field, value));
        return review;
    }

    private static ValidatableResponse visit(String token) {
        return Api.anonymous().get("/review-links/{token}", token).then();
    }

    private ValidatableResponse submit(Object body) {
        return Api.sending(body).post("/review-links/{token}/reviews", link).then();
    }
}
