package dev.influencerplatform.shoot;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithApplication
class ShootSummaryTest {

    private final Account sarah = Api.newAccount();

    @Test
    void shootsAreCountedByMonth() {
        plan("2026-11-30", "Acme", 100, "EUR");
        complete(plan("2026-12-01", "Acme", 20.5, "EUR"));
        review(plan("2026-12-31", "Other", 4, "EUR"));
        sarah.request().get("/shoots/summary").then().statusCode(200).body(hasJsonPath("groupBy", equalTo("month")))
                .body(hasJsonPath("groups[*].key", equalTo(List.of("2026-11", "2026-12"))))
                .body(hasJsonPath("groups[*].planned.count", equalTo(List.of(1, 0))))
                .body(hasJsonPath("groups[1].completed.count", equalTo(2)))
                .body(hasJsonPath("groups[1].completed.amounts[0].amount", equalTo(24.5)))
                .body(hasJsonPath("groups[1].reviewed.count", equalTo(1)))
                .body(hasJsonPath("groups[1].reviewed.amounts[0].amount", equalTo(4.0)))
                .body(hasJsonPath("total.planned.amounts[0].amount", equalTo(100.0)))
                .body(hasJsonPath("total.completed.count", equalTo(2)));
    }

    @Test
    void shootsAreCountedByBrand() {
        plan("2026-11-30", "Zeta", 1, "EUR");
        plan("2026-12-01", "Acme", 2, "EUR");
        plan("2026-12-02", "Acme", 3, "EUR");
        sarah.request().get("/shoots/summary?groupBy=brand").then().statusCode(200)
                .body(hasJsonPath("groups[*].key", equalTo(List.of("Acme", "Zeta"))))
                .body(hasJsonPath("groups[*].planned.count", equalTo(List.of(2, 1))))
                .body(hasJsonPath("groups[0].planned.amounts[0].amount", equalTo(5.0)));
    }

    @Test
    void currenciesAreNeverAddedUp() {
        plan("2026-12-01", "Acme", 10, "USD");
        plan("2026-12-02", "Acme", 20, "EUR");
        plan("2026-12-03", "Acme", 0.01, "USD");
        for (String group : List.of("groups[0]", "total")) {
            sarah.request().get("/shoots/summary").then().body(hasJsonPath(group + ".planned.count", equalTo(3)))
                    .body(hasJsonPath(group + ".planned.amounts[*].currency", equalTo(List.of("EUR", "USD"))))
                    .body(hasJsonPath(group + ".planned.amounts[*].amount", equalTo(List.of(20.0, 10.01))));
        }
    }

    @Test
    void aShootWithoutAnAmountCountsWithoutOne() {
        sarah.newShoot();
        sarah.request().get("/shoots/summary").then().body(hasJsonPath("total.planned.count", equalTo(1)))
                .body(hasJsonPath("total.planned.amounts", empty()));
    }

    @Test
    void bothDatesAreIncluded() {
        List.of("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04").forEach(date -> plan(date, "Acme", 1, "EUR"));
        sarah.request().get("/shoots/summary?from=2026-12-02&to=2026-12-03").then()
                .body(hasJsonPath("total.planned.count", equalTo(2)))
                .body(hasJsonPath("from", equalTo("2026-12-02"))).body(hasJsonPath("to", equalTo("2026-12-03")));
    }

    @Test
    void nobodyElsesShootsAreCounted() {
        Api.newAccount().newShoot();
        sarah.request().get("/shoots/summary").then().body(hasJsonPath("groups", empty()))
                .body(hasJsonPath("total.planned.count", equalTo(0)));
    }

    @ParameterizedTest
    @CsvSource({ "groupBy=year, groupBy", "from=2026-02-30, from", "to=x, to", "from=2026-12-02&to=2026-12-01, from" })
    void aBadParameterIsNamed(String query, String name) {
        sarah.request().get("/shoots/summary?" + query).then().statusCode(400)
                .body(hasJsonPath("code", equalTo("bad-parameter")))
                .body(hasJsonPath("violations[0].field", equalTo(name)));
    }

    private String plan(String date, String brand, Number amount, String currency) {
        return sarah.newShoot(Map.of("date", date, "brandName", brand, "amount", amount, "currency", currency));
    }

    private String complete(String id) {
        sarah.request().post("/shoots/{id}/complete", id).then().statusCode(200);
        return id;
    }

    private void review(String id) {
        Api.sending(Account.aReview(5)).post("/review-links/{token}/reviews", sarah.reviewLink(complete(id))).then()
                .statusCode(201);
    }
}
