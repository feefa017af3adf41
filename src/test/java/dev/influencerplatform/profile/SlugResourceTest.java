package dev.influencerplatform.profile;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class SlugResourceTest {

    private final String slug = Api.unique("sarah-");

    @Test
    void aFreeSlugIsAvailable() {
        get(slug).body(hasJsonPath("slug", equalTo(slug))).body(hasJsonPath("available", equalTo(true)))
                .body(hasJsonPath("suggestions", empty()))
                .body(hasJsonPath("$", not(hasKey("reason")))).header("ETag", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ab", "Sarah", "sarah--lens", "-sarah", "sarah-", "sarah lens", "sârah", "😀😀😀", "sarah_lens",
            "sarah.lens", "sarah%lens", "' OR '1'='1" })
    void anUnfitSlugIsInvalid(String unfit) {
        assertThat(suggestions(unfit, "invalid")).isNotEmpty().allSatisfy(this::assertAvailable);
    }

    @Test
    void aSlugHasThreeToFiftyCharacters() {
        assertThat(suggestions("x".repeat(51), "invalid")).isNotEmpty().allSatisfy(this::assertAvailable);
        assertThat(suggestions("x".repeat(255), "invalid")).isNotEmpty().allSatisfy(this::assertAvailable);
        get((slug + "-" + "x".repeat(50)).substring(0, 50)).body(hasJsonPath("available", equalTo(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "admin", "api", "login", "www" })
    void aReservedSlugIsNotAvailable(String reserved) {
        assertThat(suggestions(reserved, "reserved")).isNotEmpty().allSatisfy(this::assertAvailable);
    }

    @Test
    void aSlugOfSomebodyIsTaken() {
        Api.newAccount(Map.of("slug", slug));
        assertThat(suggestions(slug, "taken")).hasSizeBetween(1, 3).doesNotContain(slug).doesNotHaveDuplicates()
                .allMatch(suggestion -> suggestion.startsWith(slug)).allSatisfy(this::assertAvailable);
    }

    @Test
    void theLongestSlugHasSuggestionsToo() {
        String longest = (slug + "-" + "x".repeat(50)).substring(0, 50);
        Api.newAccount(Map.of("slug", longest));
        assertThat(suggestions(longest, "taken")).isNotEmpty().allSatisfy(this::assertAvailable);
    }

    @Test
    void aSlugThatWasGivenUpIsTakenForOthersOnly() {
        Account sarah = Api.newAccount(Map.of("slug", slug));
        sarah.patching(Map.of("slug", slug + "-2")).patch("/profiles/me").then().statusCode(200);
        suggestions(slug, "taken");
        suggestions(slug + "-2", "taken");
        for (String own : List.of(slug, slug + "-2")) {
            sarah.request().get("/slugs/{slug}", own).then().statusCode(200).body(hasJsonPath("available", equalTo(true)));
        }
    }

    @Test
    void oneOfManyWhoWantASlugGetsIt() {
        List<Account> accounts = Stream.generate(Api::newAccount).limit(10).toList();
        List<Integer> statuses = Parallel.times(10, i -> accounts.get(i).patching(Map.of("slug", slug)).patch("/profiles/me")
                .then().extract().statusCode());
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(accounts.stream().map(Account::slug)).containsOnlyOnce(slug);
    }

    @Test
    void peopleOfOneNameWhoRegisterTogetherGetDifferentSlugs() {
        String name = Api.unique("Sarah ");
        List<String> slugs = Parallel.times(5, i -> Api.newAccount(Map.of("displayName", name)).slug());
        assertThat(slugs).doesNotHaveDuplicates().containsOnlyOnce(name.toLowerCase().replace(' ', '-'));
    }

    @Test
    void oneAccountThatTakesManySlugsAtOnceEndsWithOneOfThem() {
        Account sarah = Api.newAccount();
        List<Integer> statuses = Parallel.times(6,
                i -> sarah.patching(Map.of("slug", slug + "-" + i)).patch("/profiles/me").then()
                        .extract().statusCode());
        assertThat(statuses).isEqualTo(Collections.nCopies(6, 200));
        assertThat(sarah.slug()).startsWith(slug);
    }

    @Test
    void aBadTokenIsIgnored() {
        Api.anonymous().auth().oauth2("bad").get("/slugs/{slug}", slug).then().statusCode(200)
                .body(hasJsonPath("available", equalTo(true)));
    }

    private static ValidatableResponse get(String slug) {
        return Api.anonymous().get("/slugs/{slug}", slug).then().statusCode(200);
    }

    private static List<String> suggestions(String slug, String reason) {
        return get(slug).body(hasJsonPath("available", equalTo(false))).body(hasJsonPath("reason", equalTo(reason))).extract()
                .path("suggestions");
    }

    private void assertAvailable(String suggestion) {
        get(suggestion).body(hasJsonPath("available", equalTo(true)));
    }
}
