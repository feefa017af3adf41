package dev.influencerplatform.review;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
class ReviewResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void contactDataIsMaskedInListsAndShownInTheReview() {
        String id = sarah.newReview(5);
        sarah.request().get("/reviews").then().statusCode(200).body(hasJsonPath("items[0].id", equalTo(id)))
                .body(hasJsonPath("items[0].clientNumber", equalTo("***89")))
                .body(hasJsonPath("items[0].clientEmail", equalTo("m***@acme.example")));
        get(id).body(hasJsonPath("clientNumber", equalTo("+4915123456789")))
                .body(hasJsonPath("clientEmail", equalTo("mia@acme.example")))
                .body(hasJsonPath("reviewerName", equalTo("Mia"))).body(hasJsonPath("consent", is(true)))
                .body(hasJsonPath("isPublished", is(true)));
    }

    @ParameterizedTest
    @CsvSource({ "m@acme.example, m***@acme.example", "\u00e9l\u00e9a@acme.example, \u00e9***@acme.example" })
    void ofAnAddressOneCharacterAndTheDomainAreShown(String address, String masked) {
        Map<String, Object> review = Account.aReview(5);
        review.put("clientEmail", address);
        Api.sending(review).post("/review-links/{token}/reviews", sarah.reviewLink(sarah.newCompletedShoot())).then()
                .statusCode(201);
        sarah.request().get("/reviews").then().statusCode(200).body(hasJsonPath("items[0].clientEmail", equalTo(masked)));
    }

    @Test
    void aListIsFilteredAndNewestFirst() {
        List<String> ids = List.of(sarah.newReview(5), sarah.newReview(4), sarah.newReview(5));
        String shoot = get(ids.get(1)).extract().path("shootId");
        moderate(ids.get(2), Map.of("isPublished", false)).statusCode(200);
        assertThat(ids("")).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(ids("rating=5")).containsExactly(ids.get(2), ids.get(0));
        assertThat(ids("published=false")).containsExactly(ids.get(2));
        assertThat(ids("published=true&rating=5")).containsExactly(ids.get(0));
        assertThat(ids("shootId=" + shoot)).containsExactly(ids.get(1));
    }

    @Test
    void aListIsReadPageByPage() {
        List<String> ids = List.of(sarah.newReview(5), sarah.newReview(4), sarah.newReview(3));
        String cursor = sarah.request().get("/reviews?limit=2").then()
                .body(hasJsonPath("items[*].id", equalTo(List.of(ids.get(2), ids.get(1)))))
                .extract().path("nextCursor");
        sarah.newReview(1);
        assertThat(ids("limit=2&cursor=" + cursor)).containsExactly(ids.get(0));
        sarah.request().get("/reviews?rating=3&cursor=" + cursor).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor")));
        Api.newAccount().request().get("/reviews?cursor=" + cursor).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor")));
    }

    @ParameterizedTest
    @CsvSource({ "shootId, 7", "published, maybe", "rating, five", "rating, 4.5", "limit, 0" })
    void aBadParameterIsNamed(String name, String value) {
        sarah.request().queryParam(name, value).get("/reviews").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo(name)));
    }

    @Test
    void aHiddenReviewLeavesThePublicAndMayComeBack() {
        String id = sarah.newReview(1);
        moderate(id, Map.of("isPublished", false, "hiddenReason", "Not a client")).statusCode(200)
                .body(hasJsonPath("isPublished", is(false))).body(hasJsonPath("hiddenReason", equalTo("Not a client")));
        published().body(hasJsonPath("items", empty()));
        moderate(id, Map.of("isPublished", true)).statusCode(200).body(hasJsonPath("hiddenReason", nullValue()));
        published().body(hasJsonPath("items[*].id", hasItem(id)));
    }

    @ParameterizedTest
    @CsvSource({ "reviewText", "rating", "clientEmail", "clientNumber", "reviewerName", "consent", "id", "shootId", "userId",
            "submittedAt", "brandName", "reply" })
    void theWordsAreTheClients(String field) {
        String id = sarah.newReview(1);
        moderate(id, Map.of(field, 5)).statusCode(400).body(hasJsonPath("code", equalTo("unknown-field")))
                .body(hasJsonPath("violations[0].field", equalTo(field)));
        get(id).body(hasJsonPath("reviewText", equalTo("On time and friendly."))).body(hasJsonPath("rating", equalTo(1)))
                .body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void moderationIsCheckedLikeAnyInput() {
        String id = sarah.newReview(1);
        moderate(id, "{\"isPublished\":null}").statusCode(422).body(hasJsonPath("violations[0].field", equalTo("isPublished")));
        moderate(id, Map.of("isPublished", "no")).statusCode(400)
                .body(hasJsonPath("violations[0].field", equalTo("isPublished")));
        moderate(id, Map.of("hiddenReason", "x".repeat(501))).statusCode(422)
                .body(hasJsonPath("violations[0].field", equalTo("hiddenReason")));
    }

    @Test
    void aReplyIsReplacedAndTakenBack() {
        String id = sarah.newReview(5);
        reply(id, "Thanks").statusCode(200).body(hasJsonPath("reply", equalTo("Thanks")))
                .body(hasJsonPath("repliedAt", notNullValue()));
        reply(id, "Thank you, Mia!").statusCode(200);
        published().body(hasJsonPath("items[0].reply", equalTo("Thank you, Mia!")));
        sarah.request().delete("/reviews/{id}/reply", id).then().body(hasJsonPath("reply", nullValue()))
                .body(hasJsonPath("repliedAt", nullValue()));
        published().body(hasJsonPath("items[0].reply", nullValue()));
    }

    @ParameterizedTest
    @CsvSource({ "''", "' '", "2001" })
    void aReplyHasWords(String text) {
        String words = text.equals("2001") ? "x".repeat(2001) : text;
        reply(sarah.newReview(5), words).statusCode(422).body(hasJsonPath("violations[0].field", equalTo("text")));
    }

    @Test
    void aReviewIsChangedAsItWasSeenOnly() {
        String id = sarah.newReview(5);
        String seen = get(id).extract().header("ETag");
        String replied = reply(id, "Thanks").extract().header("ETag");
        assertThat(get(id).extract().header("ETag")).isEqualTo(replied).isNotEqualTo(seen);
        Stream.of(sarah.patching(Map.of("isPublished", false)).header("If-Match", seen).patch("/reviews/{id}", id),
                sarah.sending(Map.of("text", "No")).header("If-Match", seen).put("/reviews/{id}/reply", id),
                sarah.request().header("If-Match", seen).delete("/reviews/{id}/reply", id))
                .forEach(answer -> answer.then().statusCode(412));
        sarah.request().header("If-None-Match", replied).get("/reviews/{id}", id).then().statusCode(304);
        sarah.request().header("If-Match", replied).delete("/reviews/{id}/reply", id).then().statusCode(200);
    }

    @Test
    void aStrangersReviewIsNotThere() {
        Account stranger = Api.newAccount();
        String id = stranger.newReview(5);
        Stream.of(sarah.request().get("/reviews/{id}", id).then(), moderate(id, Map.of("isPublished", false)),
                reply(id, "Mine"),
                sarah.request().delete("/reviews/{id}/reply", id).then()).forEach(answer -> answer.statusCode(404));
        assertThat(ids("")).isEmpty();
        stranger.request().get("/reviews/{id}", id).then().body(hasJsonPath("isPublished", is(true)))
                .body(hasJsonPath("version", equalTo(0)));
    }

    @Test
    void nobodySeesReviewsWithoutAToken() {
        String id = sarah.newReview(5);
        Stream.of(Api.anonymous().get("/reviews"), Api.anonymous().get("/reviews/{id}", id),
                Api.anonymous().delete("/reviews/{id}/reply", id)).forEach(answer -> answer.then().statusCode(401));
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/reviews/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse moderate(String id, Object patch) {
        return sarah.patching(patch).patch("/reviews/{id}", id).then();
    }

    private ValidatableResponse reply(String id, String text) {
        return sarah.sending(Map.of("text", text)).put("/reviews/{id}/reply", id).then();
    }

    private ValidatableResponse published() {
        return Api.anonymous().get("/portfolio/{slug}/reviews", sarah.slug()).then().statusCode(200);
    }

    private List<String> ids(String query) {
        return sarah.request().get("/reviews" + (query.isEmpty() ? "" : "?" + query)).then().statusCode(200).extract()
                .path("items.id");
    }
}
