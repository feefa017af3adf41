package dev.influencerplatform.shoot;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
class ShootListTest {

    private final Account sarah = Api.newAccount();

    @Test
    void anEmptyListIsAList() {
        sarah.request().get("/shoots").then().statusCode(200).body(hasJsonPath("items.length()", equalTo(0)))
                .body(hasJsonPath("nextCursor", nullValue()))
                .header("Link", nullValue());
    }

    @Test
    void theFirstPageGoesOutWholeAndLinksToTheNext() {
        for (int i = 0; i < 21; i++) {
            sarah.newShoot(Map.of("notes", "n".repeat(500)));
        }
        Response first = sarah.request().get("/shoots");
        assertThat(first.header("Content-Length")).isNotNull();
        String cursor = first.path("nextCursor");
        assertThat(first.header("Link")).isEqualTo("</api/v1/shoots?cursor=" + cursor + ">; rel=\"next\"");
        assertThat(ids("cursor=" + cursor)).hasSize(1);
    }

    @Test
    void bothDatesAreIncluded() {
        List<String> ids = List.of(on("2026-12-01"), on("2026-12-02"), on("2026-12-03"));
        assertThat(ids("from=2026-12-02")).containsExactly(ids.get(2), ids.get(1));
        assertThat(ids("to=2026-12-02")).containsExactly(ids.get(1), ids.get(0));
        assertThat(ids("from=2026-12-02&to=2026-12-02")).containsExactly(ids.get(1));
    }

    @Test
    void theNewestStandFirstUnlessTheOrderIsTurned() {
        List<String> ids = List.of(on("2026-12-01"), sarah.newShoot(Map.of("time", "08:00")),
                sarah.newShoot(Map.of("time", "19:00")), on("2026-12-31"));
        assertThat(ids("order=-date")).isEqualTo(ids);
        assertThat(ids("order=date")).isEqualTo(ids("")).containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void completedShootsAreToldFromTheOthers() {
        String open = sarah.newShoot();
        String completed = sarah.newCompletedShoot();
        assertThat(ids("completed=true")).containsExactly(completed);
        assertThat(ids("completed=false")).containsExactly(open);
    }

    @Test
    void aBrandIsFoundByAnyPartOfItsName() {
        String coffee = sarah.newShoot(Map.of("brandName", "Acme Coffee"));
        sarah.newShoot(Map.of("brandName", "Other"));
        for (String part : List.of("Acme Coffee", "acme", "COFFEE", "me co", "E")) {
            assertThat(ids(Map.of("brandName", part))).contains(coffee);
        }
        assertThat(ids(Map.of("brandName", "acme coffee"))).containsExactly(coffee);
        assertThat(ids(Map.of("brandName", "coffee acme"))).isEmpty();
    }

    @Test
    void aBrandIsFoundAsItIsWrittenWhateverTheDatabaseKnowsOfLetters() {
        String id = sarah.newShoot(Map.of("brandName", "CAF\u00c9 \u0130zmir"));
        assertThat(ids(Map.of("brandName", "CAF\u00c9 \u0130"))).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({ "50% off, 50X off, 0%", "a_b, aXb, a_b", "a!b, a-b, !b", "a\\b, a-b, \\" })
    void aBrandIsNoPattern(String brand, String other, String part) {
        String id = sarah.newShoot(Map.of("brandName", brand));
        sarah.newShoot(Map.of("brandName", other));
        assertThat(ids(Map.of("brandName", part))).containsExactly(id);
    }

    @Test
    void reviewsAreFollowedThroughAllTheirStates() {
        List<String> ids = IntStream.range(0, 4).mapToObj(i -> sarah.newCompletedShoot()).toList();
        List<String> links = ids.subList(1, 4).stream().map(sarah::reviewLink).toList();
        Api.anonymous().get("/review-links/{token}", links.get(1));
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", links.get(2)).then().statusCode(201);
        List<String> states = List.of("none", "link-sent", "opened", "submitted");
        for (int i = 0; i < 4; i++) {
            assertThat(ids("reviewStatus=" + states.get(i))).containsExactly(ids.get(i));
            sarah.request().get("/shoots/{id}", ids.get(i)).then().body(hasJsonPath("reviewStatus", equalTo(states.get(i))))
                    .body(not(containsString("review_")));
        }
        sarah.request().get("/shoots").then().body(hasJsonPath("items[*].reviewStatus", containsInAnyOrder(states.toArray())))
                .body(not(containsString("review_")));
    }

    @ParameterizedTest
    @CsvSource({ "submitted, true", "opened, false" })
    void aNewLinkAfterAReviewStartsAgain(String status, boolean found) {
        String id = sarah.newCompletedShoot();
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", sarah.reviewLink(id)).then().statusCode(201);
        assertThat(ids("reviewStatus=" + status).contains(id)).isEqualTo(found);
        sarah.request().queryParam("regenerate", true).post("/shoots/{id}/review-link", id).then().statusCode(201);
        assertThat(ids("reviewStatus=" + status)).isEmpty();
        assertThat(ids("reviewStatus=link-sent")).containsExactly(id);
        sarah.request().get("/shoots/{id}", id).then().body(hasJsonPath("reviewStatus", equalTo("link-sent")));
    }

    @Test
    void filtersNarrowEachOther() {
        String wanted = sarah.newShoot(Map.of("date", "2026-06-01", "brandName", "Acme"));
        sarah.newShoot(Map.of("date", "2026-06-01", "brandName", "Other"));
        sarah.newShoot(Map.of("date", "2026-07-01", "brandName", "Acme"));
        assertThat(ids("to=2026-06-30&brandName=acme&completed=false&reviewStatus=none")).containsExactly(wanted);
    }

    @ParameterizedTest
    @CsvSource({ "limit, 0", "limit, 101", "limit, abc", "limit, -1", "limit, 1.5", "limit, 99999999999",
            "from, 2026-02-30", "from, 2026-2-3", "from, 0000-01-01", "from, 10000-01-01", "to, yesterday",
            "completed, maybe", "completed, 1", "reviewStatus, LINK_SENT", "reviewStatus, sent", "order, time" })
    void aBadParameterIsNamed(String name, String value) {
        sarah.request().queryParam(name, value).get("/shoots").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo(name)))
                .body(hasJsonPath("violations[0].in", equalTo("query")));
    }

    @Test
    void datesInTheWrongOrderAreRefused() {
        sarah.request().get("/shoots?from=2026-12-02&to=2026-12-01").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter"))).body(hasJsonPath("violations[0].field", equalTo("from")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "order=date", "order=-date" })
    void walkingSkipsAndRepeatsNothingWhileOthersWrite(String order) {
        List<String> before = IntStream.range(0, 7)
                .mapToObj(i -> sarah.newShoot(i % 3 == 0 ? Map.of() : Map.of("time", "0" + i % 3 + ":30"))).toList();
        List<String> seen = new ArrayList<>();
        String path = "/shoots?limit=2&" + order;
        while (path != null) {
            Response page = sarah.request().get(path);
            seen.addAll(page.path("items.id"));
            sarah.newShoot(Map.of("time", "01:30"));
            path = next(page, seen.size() > 40);
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void theNextPageIsLinkedWithAllItsFilters() {
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> sarah.newShoot(Map.of("brandName", "50% & caf\u00e9+")))
                .toList();
        sarah.newShoot();
        Response first = sarah.request().queryParam("brandName", "0% & caf\u00e9+").queryParam("limit", 2).get("/shoots");
        Response second = sarah.request().urlEncodingEnabled(false).get(next(first, false));
        second.then().statusCode(200).body(hasJsonPath("items[*].id", equalTo(List.of(ids.get(0))))).header("Link",
                nullValue());
    }

    @Test
    void aCursorFitsItsOwnListOnly() {
        List.of(1, 2, 3).forEach(i -> sarah.newShoot());
        String cursor = sarah.request().get("/shoots?limit=1&from=2026-01-01").path("nextCursor");
        sarah.request().get("/shoots?limit=2&from=2026-01-01&cursor=" + cursor).then().statusCode(200);
        for (String query : List.of("from=2026-01-02", "limit=2", "from=2026-01-01&order=-date",
                "from=2026-01-01&completed=false")) {
            refused(sarah, query + "&cursor=" + cursor);
        }
        refused(Api.newAccount(), "from=2026-01-01&cursor=" + cursor);
    }

    @Test
    void aBrokenCursorIsRefused() {
        List.of(1, 2).forEach(i -> sarah.newShoot());
        String cursor = sarah.request().get("/shoots?limit=1").path("nextCursor");
        for (String broken : List.of("x", "%20", "a".repeat(255), cursor + "a", cursor.substring(1),
                cursor.substring(0, cursor.length() - 2), "%F0%9F%98%80", cursor.substring(0, 12))) {
            refused(sarah, "cursor=" + broken);
        }
    }

    @Test
    void aListHoldsNobodyElsesShoots() {
        Api.newAccount().newShoot();
        assertThat(ids("")).isEmpty();
    }

    private static void refused(Account account, String query) {
        account.request().urlEncodingEnabled(false).get("/shoots?" + query).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor"))).body(hasJsonPath("violations[0].field", equalTo("cursor")));
    }

    /** The path behind the link of a page, below the base path. */
    private static String next(Response page, boolean stop) {
        String link = page.header("Link");
        assertThat(link == null).isEqualTo(page.path("nextCursor") == null);
        return link == null || stop ? null : link.replaceAll("^</api/v1(.*)>; rel=\"next\"$", "$1");
    }

    private String on(String date) {
        return sarah.newShoot(Map.of("date", date));
    }

    private List<String> ids(String query) {
        return sarah.request().get("/shoots" + (query.isEmpty() ? "" : "?" + query)).then().statusCode(200).extract()
                .path("items.id");
    }

    private List<String> ids(Map<String, String> query) {
        return sarah.request().queryParams(query).get("/shoots").then().statusCode(200).extract().path("items.id");
    }
}
