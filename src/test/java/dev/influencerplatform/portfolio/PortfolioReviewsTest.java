package dev.influencerplatform.portfolio;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithApplication
class PortfolioReviewsTest {

    private final Account sarah = Api.newAccount();
    private final String slug = sarah.slug();

    @Test
    void pagesOfReviewsNeitherRepeatNorSkip() {
        List<String> ids = new ArrayList<>(Stream.of(1, 2, 3, 4, 5, 1, 2).map(sarah::newReview).toList());
        List<String> read = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            ValidatableResponse answer = reviews("?limit=2" + cursor);
            read.addAll(answer.extract().path("items.id"));
            cursor = "&cursor=" + answer.extract().path("nextCursor");
            sarah.newReview(3);
        }
        assertThat(cursor).isEqualTo("&cursor=null");
        Collections.reverse(ids);
        assertThat(read).isEqualTo(ids);
    }

    @Test
    void aPageLinksToTheNextOne() {
        Stream.of(1, 2, 3).forEach(sarah::newReview);
        String link = reviews("?limit=2").extract().header("Link");
        assertThat(link).matches("</api/v1/portfolio/" + slug + "/reviews\\?limit=2&cursor=[\\w-]+>; rel=\"next\"");
        Api.anonymous().basePath("").urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>'))).then()
                .statusCode(200).body(hasJsonPath("items[*].rating", equalTo(List.of(1)))).header("Link", nullValue());
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        Stream.of(1, 2).forEach(sarah::newReview);
        String cursor = reviews("?limit=1").extract().path("nextCursor");
        String other = Api.newAccount().slug();
        Api.anonymous().get("/portfolio/{slug}/reviews?cursor={cursor}", other, cursor).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor")));
    }

    @Test
    void aPageHasOneToOneHundredReviews() {
        for (String limit : List.of("0", "101", "-1", "x", "1.5")) {
            Api.anonymous().get("/portfolio/{slug}/reviews?limit={limit}", slug, limit).then().statusCode(400)
                    .body(hasJsonPath("violations[*].field", equalTo(List.of("limit"))));
        }
    }

    @Test
    void anEmptyLimitIsNoNumber() {
        Api.anonymous().get("/portfolio/{slug}/reviews?limit=", slug).then().statusCode(400);
    }

    private ValidatableResponse reviews(String query) {
        return Api.anonymous().get("/portfolio/{slug}/reviews" + query, slug).then().statusCode(200);
    }
}
