package dev.influencerplatform.portfolio;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithApplication
class PortfolioResourceTest {

    private static final String PUBLIC_CACHE = "public, max-age=60, stale-while-revalidate=300";

    private final String slug = Api.unique("sarah-");
    private final Account sarah = Api.newAccount(Map.of("slug", slug, "displayName", "Sarah Lens"));

    @Test
    void theProfileIsShown() {
        patch(Map.of("bio", "Slow travel", "category", List.of("Travel"), "minBudget", 500, "maxBudget", 2500));
        get().body(hasJsonPath("slug", equalTo(slug))).body(hasJsonPath("displayName", equalTo("Sarah Lens")))
                .body(hasJsonPath("bio", equalTo("Slow travel")))
                .body(hasJsonPath("category", equalTo(List.of("Travel")))).body(hasJsonPath("minBudget", equalTo(500)))
                .body(hasJsonPath("maxBudget", equalTo(2500)))
                .body(hasJsonPath("currency", equalTo("EUR"))).body(hasJsonPath("profilePhoto", nullValue()))
                .body(hasJsonPath("links.page", equalTo("https://app.example.test/portfolio/" + slug)))
                .body(hasJsonPath("links.reviews", endsWith("/portfolio/" + slug + "/reviews")));
    }

    @Test
    void aNewPortfolioHasNoRating() {
        get().body(hasJsonPath("rating.average", nullValue())).body(hasJsonPath("rating.count", equalTo(0)))
                .body(hasJsonPath("reviews", empty()))
                .body(hasJsonPath("rating.histogram[*].rating", equalTo(List.of(5, 4, 3, 2, 1))))
                .body(hasJsonPath("rating.histogram[*].count", equalTo(List.of(0, 0, 0, 0, 0))));
        reviews("").body(hasJsonPath("items", empty())).body(hasJsonPath("nextCursor", nullValue()));
    }

    @Test
    void theRatingSumsUpAllReviewsAndTheLatestFiveAreShown() {
        List<String> ids = Stream.of(5, 5, 4, 1, 5, 2).map(sarah::newReview).toList();
        get().body(hasJsonPath("rating.average", equalTo(3.67))).body(hasJsonPath("rating.count", equalTo(6)))
                .body(hasJsonPath("rating.histogram[*].count", equalTo(List.of(3, 1, 0, 1, 1))))
                .body(hasJsonPath("reviews[*].id", equalTo(newestFirst(ids).subList(0, 5))))
                .body(hasJsonPath("reviews[0].rating", equalTo(2)))
                .body(hasJsonPath("reviews[0].reviewText", equalTo("On time and friendly.")))
                .body(hasJsonPath("reviews[0].brandName", equalTo("Acme")));
    }

    @Test
    void aHiddenReviewIsNeitherShownNorCounted() {
        sarah.newReview(5);
        String hidden = sarah.newReview(1);
        sarah.patching(Map.of("isPublished", false)).patch("/reviews/{id}", hidden).then().statusCode(200);
        get().body(hasJsonPath("rating.average", equalTo(5.0))).body(hasJsonPath("rating.count", equalTo(1)))
                .body(hasJsonPath("reviews[*].rating",
                        equalTo(List.of(5))));
        reviews("").body(hasJsonPath("items[*].rating", equalTo(List.of(5))));
        sarah.patching(Map.of("isPublished", true)).patch("/reviews/{id}", hidden).then().statusCode(200);
        get().body(hasJsonPath("rating.average", equalTo(3.0))).body(hasJsonPath("reviews", hasSize(2)));
    }

    @Test
    void aReplyIsShown() {
        String id = sarah.newReview(4);
        sarah.sending(Map.of("text", "Thank you, Mia!")).put("/reviews/{id}/reply", id).then().statusCode(200);
        get().body(hasJsonPath("reviews[0].reply", equalTo("Thank you, Mia!")));
        reviews("").body(hasJsonPath("items[0].reply", equalTo("Thank you, Mia!")));
    }

    @Test
    void aReviewerIsNamedWithConsentOnly() {
        sarah.newReview(4);
        newReview(Map.of("consent", false, "reviewerName", "Nameless"));
        get().body(hasJsonPath("reviews[*].reviewerName", equalTo(Stream.of(null, "Mia").toList())))
                .body(not(containsString("Nameless")));
    }

    @Test
    void aReviewerIsNamedWithConsentOnlyInTheListToo() {
        newReview(Map.of("consent", false, "reviewerName", "Nameless"));
        reviews("").body(hasJsonPath("items[0].reviewerName", nullValue())).body(not(containsString("Nameless")));
    }

    @Test
    void nothingPrivateIsShown() {
        String shoot = sarah.newShoot(Map.of("amount", 98_765, "notes", "secret notes", "location", "secret place"));
        sarah.request().post("/shoots/{id}/complete", shoot).then().statusCode(200);
        String token = sarah.reviewLink(shoot);
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", token).then().statusCode(201);
        for (String body : List.of(get().extract().asString(), reviews("").extract().asString())) {
            assertThat(body).doesNotContain("@", "1512", "review_", token, sarah.email(), sarah.id(), shoot, "98765", "secret",
                    "oken", "password", "client", "consent");
        }
    }

    @Test
    void aPrivatePortfolioIsLikeOneThatDoesNotExist() {
        patch(Map.of("visibility", "private"));
        for (String path : List.of("/portfolio/{slug}", "/portfolio/{slug}/reviews")) {
            String hidden = Api.anonymous().get(path, slug).then().statusCode(404).extract().asString();
            String unknown = Api.anonymous().get(path, Api.unique("nobody-")).then().statusCode(404).extract().asString();
            assertThat(withoutOccurrence(hidden)).isEqualTo(withoutOccurrence(unknown));
        }
        sarah.request().get("/portfolio/{slug}", slug).then().statusCode(404);
    }

    @Test
    void anOldSlugOfAPrivatePortfolioLeadsNowhere() {
        patch(Map.of("slug", slug + "-2", "visibility", "private"));
        Api.anonymous().redirects().follow(false).get("/portfolio/{slug}", slug).then().statusCode(404)
                .body(not(containsString(slug + "-2")));
    }

    @Test
    void anUnlistedPortfolioIsShownButNotToBeIndexed() {
        get().header("X-Robots-Tag", nullValue());
        patch(Map.of("visibility", "unlisted"));
        get().header("X-Robots-Tag", equalTo("noindex"));
    }

    @Test
    void everybodyMayKeepItForAMinute() {
        String tag = get().header("Cache-Control", PUBLIC_CACHE).extract().header("ETag");
        Api.anonymous().header("If-None-Match", tag).get("/portfolio/{slug}", slug).then().statusCode(304)
                .header("ETag", tag).header("Cache-Control", PUBLIC_CACHE).body(emptyString());
        reviews("").header("Cache-Control", PUBLIC_CACHE);
        sarah.newReview(5);
        Api.anonymous().header("If-None-Match", tag).get("/portfolio/{slug}", slug).then().statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void whatIsNotFoundIsNotKept() {
        Api.anonymous().get("/portfolio/{slug}", Api.unique("nobody-")).then().statusCode(404)
                .header("Cache-Control", "no-store");
    }

    @Test
    void everyOriginMayRead() {
        Api.anonymous().header("Origin", "https://elsewhere.example").get("/portfolio/{slug}", slug).then().statusCode(200)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void anOldSlugLeadsToTheNewOne() {
        patch(Map.of("slug", slug + "-2"));
        Api.anonymous().redirects().follow(false).get("/portfolio/{slug}", slug).then().statusCode(308)
                .header("Location", endsWith("/api/v1/portfolio/" + slug + "-2"));
        Api.anonymous().redirects().follow(false).get("/portfolio/{slug}/reviews?limit=2&rating=5", slug).then()
                .statusCode(308).header("Location", endsWith("/api/v1/portfolio/" + slug + "-2/reviews?limit=2&rating=5"));
    }

    @Test
    void theRatingIsRightAfterParallelReviews() {
        List<String> links = Stream.generate(() -> sarah.reviewLink(sarah.newCompletedShoot())).limit(10).toList();
        List<Integer> statuses = Parallel.times(10, i -> Api.sending(Account.aReview(1 + i % 5))
                .post("/review-links/{token}/reviews", links.get(i)).then().extract().statusCode());
        assertThat(statuses).hasSize(10).containsOnly(201);
        get().body(hasJsonPath("rating.average", equalTo(3.0))).body(hasJsonPath("rating.count", equalTo(10)))
                .body(hasJsonPath("rating.histogram[*].count", equalTo(List.of(2, 2, 2, 2, 2))));
    }

    @Test
    void aBadTokenIsIgnored() {
        for (String token : List.of("bad", sarah.refreshToken(), sarah.accessToken() + "x", "a.b.c")) {
            Api.anonymous().auth().oauth2(token).get("/portfolio/{slug}", slug).then().statusCode(200);
            Api.anonymous().auth().oauth2(token).get("/portfolio/{slug}/reviews", slug).then().statusCode(200);
        }
    }

    @Test
    void headIsGetWithoutBody() {
        Api.anonymous().head("/portfolio/{slug}", slug).then().statusCode(200).header("ETag", get().extract().header("ETag"))
                .body(emptyString());
    }

    @Test
    void oddSlugsNameNothing() {
        for (String odd : List.of("' OR '1'='1", "%", "😀", slug.toUpperCase(), slug + " ", "x".repeat(255))) {
            Api.anonymous().get("/portfolio/{slug}", odd).then().statusCode(404);
        }
    }

    private ValidatableResponse get() {
        return Api.anonymous().get("/portfolio/{slug}", slug).then().statusCode(200);
    }

    private ValidatableResponse reviews(String query) {
        return Api.anonymous().get("/portfolio/{slug}/reviews" + query, slug).then().statusCode(200);
    }

    private void patch(Map<String, ?> fields) {
        sarah.patching(fields).patch("/profiles/me").then().statusCode(200);
    }

    private void newReview(Map<String, ?> fields) {
        Map<String, Object> review = Account.aReview(3);
        review.putAll(fields);
        Api.sending(review).post("/review-links/{token}/reviews", sarah.reviewLink(sarah.newCompletedShoot())).then()
                .statusCode(201);
    }

    private static List<String> newestFirst(List<String> ids) {
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private static String withoutOccurrence(String body) {
        return body.replaceAll("\"(requestId|instance)\":\"[^\"]+\"", "");
    }
}
