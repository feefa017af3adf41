package dev.influencerplatform;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Statements;
import dev.influencerplatform.support.WithApplication;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs in SQL statements is fixed, however many rows it shows. */
@WithApplication
class StatementCountTest {

    @Inject
    Scheduler scheduler;

    private final Account sarah = Api.newAccount();
    private String slug;

    /** Their statements are counted, too. */
    @BeforeEach
    void restJobs() {
        scheduler.pause();
    }

    @AfterEach
    void resumeJobs() {
        scheduler.resume();
    }

    @BeforeAll
    static void letTheDatabaseCount() {
        Rows.update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    }

    @BeforeEach
    void aHundredOfEverything() {
        slug = sarah.slug();
        Rows.update(
                "INSERT INTO shoots (user_id, date, brand_name, completed) SELECT ?, date '2026-01-01' + n, 'Brand ' || n, true FROM generate_series(1, 120) n",
                sarah.id());
        Rows.update(
                "INSERT INTO reviews (shoot_id, user_id, review_token, client_number, client_email, rating, review_text) SELECT id, user_id, id, '+4915123456789', 'a@b.example', 4, 'Fine' FROM shoots WHERE user_id = ?",
                sarah.id());
        Rows.update(
                "INSERT INTO logs (user_id, action, status) SELECT ?, 'seeded', 'success' FROM generate_series(1, 120)",
                sarah.id());
        // the session is looked up once in a while: not in the middle of counting
        sarah.request().get("/users/me").then().statusCode(200);
        // and what had begun before the jobs were paused comes to its end
        Eventually.until(() -> statementsOf(() -> Eventually.pause(200)).isEmpty());
    }

    /** A year of 2196 entries in the middle of ten, so that what it costs cannot hide a look at all of them. */
    private void tenYearsOfEntries() {
        Rows.update("INSERT INTO uploads (user_id, date, time, platform, brand_name) SELECT ?, date '2016-01-01' + n / 5, "
                + "time '08:00' + n % 5 * interval '2 hours', 'tiktok', 'Brand ' || n FROM generate_series(0, 18264) n",
                sarah.id());
        Rows.update("INSERT INTO shoots (user_id, date, time, duration_minutes, brand_name) SELECT ?, date '2016-01-01' + n, "
                + "time '10:00', 60, 'Brand ' || n FROM generate_series(0, 3652) n", sarah.id());
        Rows.update("INSERT INTO calendar (user_id, date, availability_status) SELECT ?, date '2016-01-01' + n * 5, false "
                + "FROM generate_series(0, 730) n", sarah.id());
    }

    @Test
    void aYearOfTheCalendarIsOneStatementThatReadsThatYearOnly() {
        tenYearsOfEntries();
        assertThat(statementsOf(() -> sarah.request().get("/calendar?from=2020-01-01&to=2020-12-31").then().statusCode(200)
                .body(hasJsonPath("days", hasSize(366))).body(hasJsonPath("days[*].entries[*]", hasSize(366 * 6)))))
                .hasSize(1);
        assertThat(Statements.planOf("union all")).filteredOn(line -> line.contains("Index Cond"))
                .hasSize(3).allMatch(line -> line.contains("user_id = ") && line.contains("date >= "));
    }

    @Test
    void aFeedIsThreeStatementsAndNowAndThenAFourth() {
        String url = Api.json(sarah.sending(Map.of("name", "Phone", "scope", "all")).post("/calendar/feeds")).get("url")
                .asText();
        String file = url.substring(url.lastIndexOf('/') + 1);
        assertThat(statementsOf(() -> Api.anonymous().get("/calendar/feeds/{file}", file).then().statusCode(200)))
                .hasSize(4);
        assertThat(statementsOf(() -> Api.anonymous().get("/calendar/feeds/{file}", file).then().statusCode(200)))
                .hasSize(3);
    }

    @Test
    void publicAvailabilityIsTwoStatements() {
        assertThat(statementsOf(() -> Api.anonymous().get("/portfolio/{slug}/availability?from=2026-01-01&to=2026-12-31", slug)
                .then().body(hasJsonPath("days", hasSize(365))))).hasSize(2);
    }

    @Test
    void aPlanIsFourStatementsHoweverMuchIsPlanned() {
        assertThat(statementsOf(() -> sarah.sending(Map.of("date", "2026-02-01", "brandName", "Acme")).post("/shoots").then()
                .statusCode(201))).hasSize(4);
    }

    @Test
    void aYearIsBlockedInFourStatements() {
        assertThat(statementsOf(() -> sarah.sending(Map.of("from", "2026-01-01", "to", "2026-12-31", "availabilityStatus",
                false)).put("/calendar/ranges").then().statusCode(200))).hasSize(4);
    }

    @Test
    void aListOfAHundredUploadsIsTwoStatements() {
        Rows.update("INSERT INTO uploads (user_id, date, platform) SELECT ?, date '2026-01-01' + n, 'tiktok' "
                + "FROM generate_series(1, 120) n", sarah.id());
        assertThat(
                statementsOf(() -> sarah.request().get("/uploads?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .hasSize(2);
    }

    private static List<String> statementsOf(Runnable request) {
        return Statements.during(request);
    }

    @Test
    void aListOfAHundredShootsIsOneStatement() {
        assertThat(statementsOf(() -> sarah.request().get("/shoots?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .hasSize(1);
    }

    @Test
    void aListOfAHundredReviewsIsOneStatement() {
        assertThat(
                statementsOf(() -> sarah.request().get("/reviews?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .hasSize(1);
    }

    @Test
    void aListOfAHundredLogEntriesIsOneStatement() {
        assertThat(statementsOf(() -> sarah.request().get("/logs?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .hasSize(1);
    }

    @Test
    void aPortfolioIsOneStatement() {
        for (String time : List.of("first", "second")) {
            assertThat(statementsOf(
                    () -> Api.anonymous().get("/portfolio/{slug}", slug).then().body(hasJsonPath("reviews", hasSize(5)))))
                    .as(time).hasSize(1);
        }
        assertThat(statementsOf(() -> Api.anonymous().get("/portfolio/{slug}", slug)))
                .containsExactly("SELECT user_id, portfolio_stamp FROM profiles WHERE slug = $1");
    }

    @Test
    void aPageOfPublicReviewsIsTwoStatements() {
        assertThat(statementsOf(
                () -> Api.anonymous().get("/portfolio/{slug}/reviews?limit=100", slug).then()
                        .body(hasJsonPath("items", hasSize(100)))))
                .hasSize(2);
    }

    @Test
    void aSummaryIsOneStatement() {
        assertThat(statementsOf(
                () -> sarah.request().get("/shoots/summary?groupBy=brand").then().body(hasJsonPath("groups", hasSize(120)))))
                .hasSize(1);
    }

    @Test
    void aListOfAccountsIsTwoStatements() {
        Eventually.pulled(sarah.connect("instagram", Api.unique("ana")));
        // whoever has pulled looks once more whether there is anything else
        Eventually.pause(500);
        assertThat(statementsOf(() -> sarah.request().get("/credentials").then().body(hasJsonPath("items", hasSize(1)))))
                .as("and one of what is paused").hasSize(2);
    }

    @Test
    void aPageOfEverybodysAccountsIsTwoStatements() {
        Account operator = Api.newOperator();
        String domain = Api.unique("@many") + ".example";
        Rows.update("INSERT INTO users (email, password) SELECT 'n' || n || ?, 'none' FROM generate_series(1, 120) n", domain);
        operator.request().get("/users/me").then().statusCode(200);
        assertThat(statementsOf(
                () -> operator.request().get("/admin/users?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .as("and the entry that it was read").hasSize(2);
        Rows.update("DELETE FROM users WHERE email LIKE '%' || ?", domain);
    }
}
