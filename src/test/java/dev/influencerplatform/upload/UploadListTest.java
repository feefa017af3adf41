package dev.influencerplatform.upload;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadListTest {

    private static final int MOST_PAGES = 40;

    /** Nobody adds to her uploads; they are known by their brands, A the first on her calendar. */
    private final Account sarah = Api.newAccount();
    private final String shoot = sarah.newShoot();

    @BeforeAll
    void plan() {
        add("F", "2026-12-31", "facebook", Map.of());
        add("C", "2026-12-02", "youtube", Map.of("time", "00:00:01", "shootId", shoot));
        String completed = add("A", "2026-12-01", "instagram", Map.of("time", "23:59"));
        add("D", "2026-12-02", "tiktok", Map.of("time", "08:00", "timeZone", "Pacific/Kiritimati"));
        add("B", "2026-12-02", "instagram", Map.of("shootId", shoot));
        add("E", "2026-12-03", "tiktok", Map.of("shootId", shoot));
        sarah.sending(Map.of()).post("/uploads/{id}/complete", completed).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order=date                              | FEDCBA
            order=-date                             | ABCDEF
            limit=100                               | FEDCBA
            from=2026-12-02                         | FEDCB
            to=2026-12-02                           | DCBA
            from=2026-12-02&to=2026-12-03           | EDCB
            from=2026-12-03&to=2026-12-03           | E
            from=2026-12-04&to=2026-12-30           | ''
            platform=instagram                      | BA
            platform=facebook                       | F
            platform=youtube                        | C
            platform=tiktok                         | ED
            completed=true                          | A
            completed=false                         | FEDCB
            platform=instagram&completed=false      | B
            to=2026-12-02&platform=tiktok           | D
            from=2026-12-01&to=2026-12-02&platform=instagram&completed=true&order=-date | A
            """)
    void uploadsAreFilteredAndOrdered(String query, String brands) {
        assertThat(brands(sarah, query)).isEqualTo(brands);
    }

    @Test
    void theUploadsOfAShootAreFound() {
        assertThat(brands(sarah, "shootId=" + shoot)).isEqualTo("ECB");
        assertThat(brands(sarah, "order=-date&platform=tiktok&completed=false&from=2026-12-02&shootId=" + shoot))
                .isEqualTo("E");
        assertThat(brands(sarah, "shootId=" + sarah.newShoot())).isEmpty();
    }

    @Test
    void anItemIsTheUploadAsItIsReadAlone() {
        JsonNode item = page(sarah, "platform=youtube").get("items").get(0);
        assertThat(Api.json(sarah.request().get("/uploads/{id}", item.get("id").asText()))).isEqualTo(item);
    }

    @Test
    void anEmptyListIsAList() {
        sarah.request().get("/uploads?to=1999-12-31").then().statusCode(200).body(hasJsonPath("items.length()", equalTo(0)))
                .body(hasJsonPath("nextCursor", nullValue())).header("Link", nullValue())
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void aListHoldsNobodyElsesUploads() {
        Account other = Api.newAccount();
        assertThat(brands(other, "limit=100")).isEmpty();
        assertThat(brands(other, "shootId=" + shoot)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "limit, 0", "limit, 101", "limit, abc", "limit, -1", "limit, 1.5", "limit, ''", "from, 2026-02-30",
            "from, 2026-2-3", "from, 0000-01-01", "from, 10000-01-01", "to, yesterday", "completed, yes", "completed, 1",
            "completed, TRUE", "platform, myspace", "platform, Instagram", "platform, 3", "order, up", "order, +date",
            "order, -DATE", "shootId, 7", "shootId, x" })
    void aBadParameterIsNamed(String name, String value) {
        sarah.request().queryParam(name, value).get("/uploads").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo(name)))
                .body(hasJsonPath("violations[0].in", equalTo("query")));
    }

    @Test
    void datesInTheWrongOrderAreRefused() {
        sarah.request().get("/uploads?from=2026-12-02&to=2026-12-01").then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter"))).body(hasJsonPath("violations[0].field", equalTo("from")));
    }

    @ParameterizedTest
    @CsvSource({ "1, order=date, FEDCBA", "2, order=-date, ABCDEF", "2, completed=false, FEDCB", "5, order=-date, ABCDEF",
            "6, order=date, FEDCBA" })
    void everyUploadIsOnOnePage(int limit, String query, String brands) {
        assertThat(String.join("", walk(sarah, "limit=" + limit + "&" + query, "brandName", List.of()))).isEqualTo(brands);
    }

    @ParameterizedTest
    @ValueSource(strings = { "order=date", "order=-date" })
    void walkingSkipsAndRepeatsNothingWhileOthersWrite(String order) {
        Account walker = Api.newAccount();
        Stream.of("00:00", "01:30", "00:00", "02:30", "01:30").forEach(time -> walker.newUpload(Map.of("time", time)));
        List.of(1, 2).forEach(i -> walker.newUpload(Map.of()));
        List<String> before = values(page(walker, order), "id");
        List<String> seen = walk(walker, "limit=2&" + order, "id", List.of("00:00", "01:30"));
        assertThat(before).hasSize(7);
        assertThat(seen).doesNotHaveDuplicates().filteredOn(before::contains).isEqualTo(before);
    }

    @Test
    void theNextPageIsLinkedWithAllItsFilters() {
        Response first = sarah.request()
                .get("/uploads?limit=1&order=-date&platform=tiktok&completed=false&from=2026-12-01&to=2026-12-31");
        assertThat(next(first)).startsWith("/uploads?").contains("limit=1", "order=-date", "platform=tiktok", "completed=false",
                "from=2026-12-01", "to=2026-12-31", "cursor=" + Api.json(first).get("nextCursor").asText());
        sarah.request().urlEncodingEnabled(false).get(next(first)).then().statusCode(200)
                .body(hasJsonPath("items[*].brandName", equalTo(List.of("E")))).header("Link", nullValue());
    }

    @Test
    void aCursorFitsItsOwnListOnly() {
        String cursor = page(sarah, "limit=1&from=2026-01-01").get("nextCursor").asText();
        assertThat(brands(sarah, "limit=2&from=2026-01-01&cursor=" + cursor)).isEqualTo("ED");
        for (String query : List.of("limit=1", "from=2026-01-02", "from=2026-01-01&to=2026-12-31",
                "from=2026-01-01&order=-date",
                "from=2026-01-01&completed=false", "from=2026-01-01&platform=tiktok", "from=2026-01-01&shootId=" + shoot)) {
            refused(sarah, query + "&cursor=" + cursor);
        }
        refused(Api.newAccount(), "from=2026-01-01&cursor=" + cursor);
    }

    @Test
    void aCursorOfShootsIsNoneOfUploads() {
        Account other = Api.newAccount();
        List.of(1, 2).forEach(i -> other.newShoot());
        refused(other, "cursor=" + Api.json(other.request().get("/shoots?limit=1")).get("nextCursor").asText());
    }

    @Test
    void aBrokenCursorIsRefused() {
        String cursor = page(sarah, "limit=1").get("nextCursor").asText();
        for (String broken : List.of("x", "%20", "a".repeat(255), cursor + "a", cursor.substring(1),
                cursor.substring(0, cursor.length() - 2), "%F0%9F%98%80", cursor.substring(0, 12))) {
            refused(sarah, "cursor=" + broken);
        }
    }

    private static void refused(Account account, String query) {
        account.request().urlEncodingEnabled(false).get("/uploads?" + query).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-cursor"))).body(hasJsonPath("violations[0].field", equalTo("cursor")));
    }

    private String add(String brand, String date, String platform, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.putAll(Map.of("brandName", brand, "date", date, "platform", platform));
        return sarah.newUpload(fields);
    }

    private static String brands(Account account, String query) {
        return String.join("", values(page(account, query), "brandName"));
    }

    private static JsonNode page(Account account, String query) {
        return Api.json(account.request().get("/uploads?" + query));
    }

    private static List<String> values(JsonNode page, String field) {
        return page.get("items").findValuesAsText(field);
    }

    /** What all pages hold; after each page, an upload is added at each of the times. */
    private static List<String> walk(Account account, String query, String field, List<String> times) {
        List<String> seen = new ArrayList<>();
        String path = "/uploads?" + query;
        for (int pages = 0; path != null; pages++) {
            assertThat(pages).isLessThan(MOST_PAGES);
            Response page = account.request().urlEncodingEnabled(false).get(path);
            seen.addAll(values(Api.json(page), field));
            times.forEach(time -> account.newUpload(Map.of("time", time)));
            path = next(page);
        }
        return seen;
    }

    /** The path behind the link of a page, below the base path. */
    private static String next(Response page) {
        String link = page.header("Link");
        assertThat(link == null).isEqualTo(Api.json(page).get("nextCursor").isNull());
        return link == null ? null : link.replaceAll("^</api/v1(.*)>; rel=\"next\"$", "$1");
    }
}
