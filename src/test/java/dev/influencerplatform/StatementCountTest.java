package dev.influencerplatform;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request costs in SQL statements is fixed, however many rows it shows. */
@WithApplication
class StatementCountTest {

    @Inject
    SessionFactory sessionFactory;

    private final Account sarah = Api.newAccount();
    private String slug;

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
    }

    private long statementsOf(Runnable request) {
        Statistics statistics = sessionFactory.getStatistics();
        long before = statistics.getPrepareStatementCount();
        request.run();
        return statistics.getPrepareStatementCount() - before;
    }

    @Test
    void aListOfAHundredShootsIsOneStatement() {
        assertThat(statementsOf(() -> sarah.request().get("/shoots?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aListOfAHundredReviewsIsOneStatement() {
        assertThat(
                statementsOf(() -> sarah.request().get("/reviews?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aListOfAHundredLogEntriesIsOneStatement() {
        assertThat(statementsOf(() -> sarah.request().get("/logs?limit=100").then().body(hasJsonPath("items", hasSize(100)))))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aPortfolioIsOneStatement() {
        assertThat(statementsOf(
                () -> Api.anonymous().get("/portfolio/{slug}", slug).then().body(hasJsonPath("reviews", hasSize(5)))))
                .isEqualTo(1);
    }

    @Test
    void aPageOfPublicReviewsIsTwoStatements() {
        assertThat(statementsOf(
                () -> Api.anonymous().get("/portfolio/{slug}/reviews?limit=100", slug).then()
                        .body(hasJsonPath("items", hasSize(100)))))
                .isEqualTo(2);
    }

    @Test
    void aSummaryIsOneStatement() {
        assertThat(statementsOf(
                () -> sarah.request().get("/shoots/summary?groupBy=brand").then().body(hasJsonPath("groups", hasSize(120)))))
                .isLessThanOrEqualTo(2);
    }
}
