package dev.influencerplatform.review;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithApplication
class ClientDataTest {

    private final Account sarah = Api.newAccount();
    private final String review = sarah.newReview(4);

    @Test
    void theClientGoesAndTheStarsAndWordsStay() {
        erase("").statusCode(200).body(hasJsonPath("clientNumber", equalTo("")), hasJsonPath("clientEmail", equalTo("")),
                hasJsonPath("reviewerName", nullValue()), hasJsonPath("consent", equalTo(false)),
                hasJsonPath("rating", equalTo(4)), hasJsonPath("reviewText", equalTo("On time and friendly.")),
                hasJsonPath("clientDataErasedAt", notNullValue()));
        sarah.request().get("/reviews").then().statusCode(200).body(hasJsonPath("items[0].clientEmail", equalTo("")));
        Api.anonymous().get("/portfolio/{slug}", sarah.slug()).then().body(hasJsonPath("rating.count", equalTo(1)),
                hasJsonPath("reviews[0].reviewerName", nullValue()), hasJsonPath("reviews[0].rating", equalTo(4)));
        assertThat(Rows.texts("SELECT r::text FROM reviews r WHERE id = ?", review))
                .noneMatch(row -> row.contains("mia@") || row.contains("3456789") || row.contains("Mia"));
    }

    @Test
    void theWordsGoWhenTheyAreToGo() {
        erase("?text=true").statusCode(200).body(hasJsonPath("reviewText", equalTo("")), hasJsonPath("rating", equalTo(4)));
        Api.anonymous().get("/portfolio/{slug}/reviews", sarah.slug()).then().statusCode(200)
                .body(hasJsonPath("items[0].rating", equalTo(4)), hasJsonPath("items[0].reviewText", equalTo("")));
    }

    @Test
    void itMayBeDoneAgain() {
        String first = erase("").extract().path("clientDataErasedAt");
        String tag = sarah.request().get("/reviews/{id}", review).header("ETag");
        erase("").header("ETag", tag);
        erase("?text=true").statusCode(200).body(hasJsonPath("clientDataErasedAt", equalTo(first)));
        assertThat(Parallel.times(4, () -> erase("").extract().statusCode())).containsOnly(200);
    }

    @Test
    void itIsLoggedWithoutTheData() {
        erase("").statusCode(200);
        assertThat(Rows.texts("SELECT l::text FROM logs l WHERE user_id = ? AND action = 'erase_client_data'", sarah.id()))
                .hasSize(1).noneMatch(entry -> entry.contains("mia"));
    }

    @Test
    void onlyItsOwnerDoesIt() {
        Api.newAccount().request().delete("/reviews/{id}/client-data", review).then().statusCode(404);
        Api.anonymous().delete("/reviews/{id}/client-data", review).then().statusCode(401);
        sarah.request().delete("/reviews/{id}/client-data?text=perhaps", review).then().statusCode(400)
                .body(hasJsonPath("violations[*].field", equalTo(List.of("text"))));
        sarah.request().header("If-Match", "\"other\"").delete("/reviews/{id}/client-data", review).then().statusCode(412);
        sarah.request().get("/reviews/{id}", review).then().body(hasJsonPath("clientEmail", equalTo("mia@acme.example")));
    }

    private ValidatableResponse erase(String query) {
        return sarah.request().delete("/reviews/{id}/client-data" + query, review).then();
    }
}
