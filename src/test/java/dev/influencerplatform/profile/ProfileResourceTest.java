package dev.influencerplatform.profile;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class ProfileResourceTest {

    private final Account sarah = Api.newAccount(Map.of("displayName", "Sarah Lens"));
    private final String slug = sarah.slug();
    private final String newSlug = Api.unique("sarah-");

    @Test
    void aNewProfileIsPublicAndEmpty() {
        get().body(hasJsonPath("userId", equalTo(sarah.id()))).body(hasJsonPath("displayName", equalTo("Sarah Lens")))
                .body(hasJsonPath("bio", nullValue()))
                .body(hasJsonPath("category", equalTo(List.of()))).body(hasJsonPath("profilePhoto", nullValue()))
                .body(hasJsonPath("minBudget", nullValue()))
                .body(hasJsonPath("maxBudget", nullValue())).body(hasJsonPath("currency", equalTo("EUR")))
                .body(hasJsonPath("visibility", equalTo("public")))
                .body(hasJsonPath("version", equalTo(0))).header("Cache-Control", "private, no-cache");
    }

    @Test
    void nobodyElseSeesTheProfile() {
        Api.anonymous().get("/profiles/me").then().statusCode(401);
        Api.sending("{}").patch("/profiles/me").then().statusCode(401);
    }

    @Test
    void everyFieldCanBeChanged() {
        Map<String, Object> fields = Map.of("slug", newSlug, "displayName", "Sarah L.", "bio", "Slow travel\nand tea",
                "category", List.of("Fashion", "Travel"), "minBudget", 0, "maxBudget", 2500, "currency", "GBP", "visibility",
                "unlisted");
        ValidatableResponse answer = patch(fields).statusCode(200).body(hasJsonPath("version", equalTo(1)));
        fields.forEach((field, value) -> answer.body(hasJsonPath(field, equalTo(value))));
        assertThat(get().extract().asString()).isEqualTo(answer.extract().asString());
    }

    @Test
    void whatAPatchDoesNotNameStays() {
        patch(Map.of("bio", "Tea", "minBudget", 10)).statusCode(200);
        patch(Map.of("maxBudget", 20)).statusCode(200).body(hasJsonPath("bio", equalTo("Tea")))
                .body(hasJsonPath("minBudget", equalTo(10)))
                .body(hasJsonPath("slug", equalTo(slug)));
        patch("{}").statusCode(200).body(hasJsonPath("maxBudget", equalTo(20)));
    }

    @Test
    void nullClearsWhatMayBeEmpty() {
        patch(Map.of("bio", "Tea", "minBudget", 10, "maxBudget", 20, "category", List.of("Food"))).statusCode(200);
        patch("{\"bio\":null,\"minBudget\":null,\"maxBudget\":null,\"category\":null}").statusCode(200)
                .body(hasJsonPath("bio", nullValue())).body(hasJsonPath("minBudget", nullValue()))
                .body(hasJsonPath("maxBudget", nullValue()))
                .body(hasJsonPath("category", equalTo(List.of())));
    }

    @Test
    void nullIsRefusedWhereAValueIsNeeded() {
        for (String field : List.of("slug", "displayName", "currency", "visibility")) {
            patch("{\"" + field + "\":null}").statusCode(422).body(hasJsonPath("violations[*].field", equalTo(List.of(field))));
        }
        assertUnchanged();
    }

    @Test
    void theSmallestBudgetIsNotAboveTheLargest() {
        refuse("maxBudget", Map.of("minBudget", 2, "maxBudget", 1));
        patch(Map.of("minBudget", 2, "maxBudget", 2)).statusCode(200);
        refuse("maxBudget", Map.of("minBudget", 3));
    }

    @Test
    void aBudgetIsAWholeNumberFromZero() {
        refuse("minBudget", Map.of("minBudget", -1));
        refuse("maxBudget", Map.of("maxBudget", -1));
        for (Object budget : List.of(1.5, "100", true, 3_000_000_000L)) {
            patch(Map.of("minBudget", budget)).statusCode(400)
                    .body(hasJsonPath("violations[*].field", equalTo(List.of("minBudget"))));
        }
        assertUnchanged();
    }

    @Test
    void thereAreAtMostTenCategories() {
        patch(Map.of("category", Collections.nCopies(10, "Food"))).statusCode(200);
        refuse("category", Map.of("category", Collections.nCopies(11, "Food")));
    }

    @Test
    void aCategoryHasOneToFortyCharacters() {
        patch(Map.of("category", List.of("😀".repeat(40)))).statusCode(200);
        refuse("category[1]", Map.of("category", List.of("Food", "x".repeat(41))));
        refuse("category[0]", Map.of("category", List.of(" ")));
        refuse("category[0]", Map.of("category", Collections.singletonList(null)));
        patch(Map.of("category", "Food")).statusCode(400);
    }

    @Test
    void textHasItsLimits() {
        patch(Map.of("displayName", "😀".repeat(100), "bio", "😀".repeat(5000))).statusCode(200);
        refuse("displayName", Map.of("displayName", "x".repeat(101)));
        refuse("displayName", Map.of("displayName", " "));
        refuse("bio", Map.of("bio", "x".repeat(5001)));
    }

    @Test
    void currencyAndVisibilityMustExist() {
        refuse("currency", Map.of("currency", "ABC"));
        refuse("visibility", Map.of("visibility", "secret"));
        refuse("visibility", Map.of("visibility", "PUBLIC"));
        assertUnchanged();
    }

    @Test
    void otherFieldsAreUnknown() {
        for (String field : List.of("id", "userId", "profilePhoto", "createdAt", "version", "rating")) {
            patch(Map.of(field, "x")).statusCode(400).body(hasJsonPath("code", equalTo("unknown-field")));
        }
        assertUnchanged();
    }

    @Test
    void anOldSlugLeadsToTheNewOne() {
        patch(Map.of("slug", newSlug)).statusCode(200).body(hasJsonPath("slug", equalTo(newSlug)));
        Api.anonymous().redirects().follow(false).get("/portfolio/{slug}", slug).then().statusCode(308)
                .header("Location", endsWith("/api/v1/portfolio/" + newSlug));
        Api.anonymous().get("/portfolio/{slug}", newSlug).then().statusCode(200);
    }

    @Test
    void everyOldSlugLeadsToTheNewestOne() {
        patch(Map.of("slug", newSlug)).statusCode(200);
        patch(Map.of("slug", newSlug + "-2")).statusCode(200);
        for (String old : List.of(slug, newSlug)) {
            Api.anonymous().redirects().follow(false).get("/portfolio/{slug}", old).then().statusCode(308)
                    .header("Location", endsWith("/api/v1/portfolio/" + newSlug + "-2"));
        }
    }

    @Test
    void aSlugOfSomebodyElseIsTakenEvenWhenItWasGivenUp() {
        patch(Map.of("slug", newSlug)).statusCode(200);
        Account mia = Api.newAccount();
        for (String taken : List.of(slug, newSlug)) {
            mia.patching(Map.of("slug", taken)).patch("/profiles/me").then().statusCode(409)
                    .body(hasJsonPath("code", equalTo("slug-taken")))
                    .body(hasJsonPath("violations[*].field", equalTo(List.of("slug"))));
        }
    }

    @Test
    void oneCanTakeBackOnesOldSlug() {
        patch(Map.of("slug", newSlug)).statusCode(200);
        patch(Map.of("slug", slug)).statusCode(200).body(hasJsonPath("slug", equalTo(slug)));
        Api.anonymous().get("/portfolio/{slug}", slug).then().statusCode(200);
        Api.anonymous().redirects().follow(false).get("/portfolio/{slug}", newSlug).then().statusCode(308);
    }

    @Test
    void aSlugInTheActOfBeingGivenUpIsStillTaken() {
        Account mia = Api.newAccount();
        for (int round = 0; round < 10; round++) {
            String from = sarah.slug();
            String to = newSlug + "-" + round;
            List<Integer> statuses = Parallel.times(2, i -> (i == 0 ? sarah : mia).patching(Map.of("slug", i == 0 ? to : from))
                    .patch("/profiles/me").then().extract().statusCode());
            assertThat(statuses).containsExactly(200, 409);
        }
    }

    @Test
    void unfitSlugsAreRefused() {
        for (String unfit : List.of("", "ab", "Sarah", "sarah--lens", "-sarah", "sarah-", "sarah\n", "x".repeat(51))) {
            refuse("slug", Map.of("slug", unfit));
        }
        patch(Map.of("slug", "admin")).statusCode(422).body(hasJsonPath("code", equalTo("slug-reserved")));
        assertUnchanged();
    }

    @Test
    void aChangeOfSomethingSeenBeforeIsRefused() {
        String seen = get().extract().header("ETag");
        sarah.patching(Map.of("bio", "Tea")).header("If-Match", seen).patch("/profiles/me").then().statusCode(200)
                .header("ETag", not(equalTo(seen)));
        sarah.patching(Map.of("bio", "Coffee")).header("If-Match", seen).patch("/profiles/me").then().statusCode(412);
        get().body(hasJsonPath("bio", equalTo("Tea")));
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String tag = get().extract().header("ETag");
        sarah.request().header("If-None-Match", tag).get("/profiles/me").then().statusCode(304).body(emptyString());
    }

    private ValidatableResponse get() {
        return sarah.request().get("/profiles/me").then().statusCode(200);
    }

    private ValidatableResponse patch(Object body) {
        return sarah.patching(body).patch("/profiles/me").then();
    }

    private void refuse(String field, Map<String, ?> body) {
        patch(body).statusCode(422).body(hasJsonPath("violations[*].field", everyItem(equalTo(field))));
    }

    private void assertUnchanged() {
        get().body(hasJsonPath("version", equalTo(0))).body(hasJsonPath("slug", equalTo(slug)))
                .body(hasJsonPath("displayName", equalTo("Sarah Lens")))
                .body(hasJsonPath("bio", nullValue()));
    }
}
