package dev.influencerplatform.shoot;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithApplication
class ShootReviewLinkResourceTest {

    private final Account sarah = Api.newAccount();

    @Test
    void onlyACompletedShootHasALink() {
        String id = sarah.newShoot();
        create(id).statusCode(409).body(hasJsonPath("code", equalTo("shoot-not-completed")));
        get(id).statusCode(404);
    }

    @Test
    void theSameLinkIsGivenAgain() {
        String id = sarah.newCompletedShoot();
        String first = create(id).statusCode(201).header("Location", endsWith("/shoots/" + id + "/review-link"))
                .body(hasJsonPath("status", equalTo("open"))).extract().asString();
        assertThat(create(id).statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(get(id).statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(sarah.request().post("/shoots/{id}/review-link", id).asString()).isEqualTo(first);
    }

    @Test
    void aLinkIsHardToGuessAndLeadsToTheFrontEnd() {
        String id = sarah.newCompletedShoot();
        String token = create(id).body(hasJsonPath("reviewToken", matchesPattern("review_\\d{13}_[A-Za-z0-9_-]{43}"))).extract()
                .path("reviewToken");
        get(id).body(hasJsonPath("url", equalTo("https://app.example.test/review/" + token)));
        assertThat(sarah.reviewLink(sarah.newCompletedShoot()).substring(21)).isNotEqualTo(token.substring(21));
    }

    @Test
    void aLinkLastsNinetyDays() {
        ValidatableResponse link = create(sarah.newCompletedShoot());
        Instant generatedAt = Instant.parse(link.extract().path("generatedAt"));
        assertThat(Instant.parse(link.extract().path("expiresAt"))).isCloseTo(generatedAt.plus(Duration.ofDays(90)),
                within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aNewLinkReplacesTheOldOne() {
        String id = sarah.newCompletedShoot();
        String old = sarah.reviewLink(id);
        String fresh = create(id, "regenerate=true").statusCode(201).body(hasJsonPath("reviewToken", not(equalTo(old))))
                .extract()
                .path("reviewToken");
        gone(old);
        visit(fresh).statusCode(200).body(hasJsonPath("status", equalTo("open")));
        create(id, "regenerate=maybe").statusCode(400).body(hasJsonPath("violations[0].field", equalTo("regenerate")));
    }

    @Test
    void aRevokedLinkIsGone() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        revoke(id).statusCode(204);
        get(id).statusCode(404);
        revoke(id).statusCode(404);
        gone(token);
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("reviewStatus", equalTo("none")))
                .body(hasJsonPath("reviewLinkGeneratedAt", nullValue()));
        create(id).statusCode(201).body(hasJsonPath("reviewToken", not(equalTo(token))));
    }

    @Test
    void aLinkIsRevokedAsItWasSeenOnly() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        sarah.request().header("If-Match", "\"other\"").delete("/shoots/{id}/review-link", id).then().statusCode(412);
        visit(token).statusCode(200);
        sarah.request().header("If-Match", get(id).extract().header("ETag")).delete("/shoots/{id}/review-link", id).then()
                .statusCode(204);
    }

    @Test
    void aLinkEndsWithItsTime() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        Rows.update("UPDATE shoots SET review_link_expires_at = now() AT TIME ZONE 'UTC' - interval '1 hour' WHERE id = ?", id);
        get(id).statusCode(200).body(hasJsonPath("status", equalTo("expired")));
        gone(token);
        create(id).statusCode(200).body(hasJsonPath("status", equalTo("expired")));
        create(id, "regenerate=true").statusCode(201).body(hasJsonPath("status", equalTo("open")));
    }

    @Test
    void aUsedLinkStaysUsedBeyondItsTime() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        review(token).statusCode(201);
        Rows.update("UPDATE shoots SET review_link_expires_at = now() AT TIME ZONE 'UTC' - interval '1 hour' WHERE id = ?", id);
        get(id).body(hasJsonPath("status", equalTo("used")));
        visit(token).statusCode(200).body(hasJsonPath("status", equalTo("used")));
        review(token).statusCode(409);
    }

    @Test
    void aReviewedShootStaysCompleted() {
        String id = sarah.newCompletedShoot();
        review(sarah.reviewLink(id)).statusCode(201);
        sarah.request().post("/shoots/{id}/reopen", id).then().statusCode(409)
                .body(hasJsonPath("code", equalTo("shoot-reviewed")));
        revoke(id).statusCode(204);
        sarah.request().post("/shoots/{id}/reopen", id).then().statusCode(409)
                .body(hasJsonPath("code", equalTo("shoot-reviewed")));
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("completed", is(true)))
                .body(hasJsonPath("reviewStatus", equalTo("submitted")));
    }

    @Test
    void reopeningAShootEndsItsLink() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        sarah.request().post("/shoots/{id}/reopen", id).then().statusCode(200)
                .body(hasJsonPath("reviewStatus", equalTo("none")));
        gone(token);
        get(id).statusCode(404);
    }

    @Test
    void aDeletedShootTakesItsLinkAlongAndLeavesItsReview() {
        String id = sarah.newCompletedShoot();
        String used = sarah.reviewLink(id);
        review(used).statusCode(201);
        String open = create(id, "regenerate=true").extract().path("reviewToken");
        sarah.request().delete("/shoots/{id}", id).then().statusCode(204);
        Stream.of(used, open).forEach(token -> visit(token).statusCode(404));
        sarah.request().get("/reviews").then().body(hasJsonPath("items.length()", equalTo(1)))
                .body(hasJsonPath("items[0].shootId", nullValue()))
                .body(hasJsonPath("items[0].brandName", equalTo("Acme")));
    }

    @Test
    void aNewLinkMayBringAnotherReview() {
        String id = sarah.newCompletedShoot();
        review(sarah.reviewLink(id)).statusCode(201);
        review(create(id, "regenerate=true").extract().path("reviewToken")).statusCode(201);
        sarah.request().get("/reviews?shootId=" + id).then().body(hasJsonPath("items.length()", equalTo(2)));
    }

    @Test
    void aLinkIsReplacedTenTimesADayAtMost() {
        String id = sarah.newCompletedShoot();
        sarah.reviewLink(id);
        revoke(id).statusCode(204);
        create(id).statusCode(201);
        for (int i = 0; i < 9; i++) {
            create(id, "regenerate=true").statusCode(201);
        }
        String last = get(id).extract().asString();
        int wait = Integer.parseInt(create(id, "regenerate=true").statusCode(429)
                .body(hasJsonPath("code", equalTo("too-many-review-links"))).extract().header("Retry-After"));
        assertThat(Duration.ofSeconds(wait)).isBetween(Duration.ofHours(23), Duration.ofHours(24).plusSeconds(1));
        assertThat(create(id).statusCode(200).extract().asString()).as("the last one stays").isEqualTo(last);
        create(sarah.newCompletedShoot(), "regenerate=true").statusCode(201);
        Rows.update("UPDATE retired_review_links SET retired_at = retired_at - interval '1 day' WHERE shoot_id = ?", id);
        create(id, "regenerate=true").statusCode(201);
    }

    @Test
    void changingTheShootKeepsTheLink() {
        String id = sarah.newCompletedShoot();
        String token = sarah.reviewLink(id);
        sarah.patching(Map.of("brandName", "Renamed")).patch("/shoots/{id}", id).then().statusCode(200);
        visit(token).statusCode(200).body(hasJsonPath("brandName", equalTo("Renamed")));
    }

    @Test
    void aStrangersLinkIsNotThere() {
        Account stranger = Api.newAccount();
        String id = stranger.newCompletedShoot();
        String token = stranger.reviewLink(id);
        List.of(get(id), create(id), create(id, "regenerate=true"), revoke(id))
                .forEach(answer -> answer.statusCode(404).body(hasJsonPath("code", equalTo("not-found"))));
        visit(token).statusCode(200);
    }

    private ValidatableResponse get(String id) {
        return sarah.request().get("/shoots/{id}/review-link", id).then();
    }

    private ValidatableResponse create(String id) {
        return create(id, "regenerate=false");
    }

    private ValidatableResponse create(String id, String query) {
        return sarah.request().post("/shoots/{id}/review-link?" + query, id).then();
    }

    private ValidatableResponse revoke(String id) {
        return sarah.request().delete("/shoots/{id}/review-link", id).then();
    }

    private static ValidatableResponse visit(String token) {
        return Api.anonymous().get("/review-links/{token}", token).then();
    }

    private static ValidatableResponse review(String token) {
        return Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", token).then();
    }

    private static void gone(String token) {
        visit(token).statusCode(410).body(hasJsonPath("code", equalTo("review-link-gone")));
        review(token).statusCode(410).body(hasJsonPath("code", equalTo("review-link-gone")));
    }
}
