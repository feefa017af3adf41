package dev.influencerplatform.admin;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithApplication
class AdminLogTest {

    private final Account operator = Api.newOperator();
    private final Account sarah = Api.newAccount();

    @Test
    void everybodysEntriesAreRead() {
        Account mia = Api.newAccount();
        operator.request().get("/admin/logs?action=register&limit=100").then().statusCode(200)
                .body(hasJsonPath("items[*].userId", hasItems(sarah.id(), mia.id())));
        operator.request().queryParam("userId", sarah.id()).get("/admin/logs").then()
                .body(hasJsonPath("items[*].userId", everyItem(equalTo(sarah.id()))));
    }

    @Test
    void whatIsAboutNobodyIsThereToo() {
        String id = Api.unique("request-");
        Api.sending(Map.of("email", Api.unique("nobody") + "@example.com", "password", "wrong horse battery"))
                .header("X-Request-Id", id).post("/auth/login").then().statusCode(401);
        operator.request().queryParam("requestId", id).get("/admin/logs").then().statusCode(200)
                .body(hasJsonPath("items", hasSize(1)), hasJsonPath("items[0].userId", nullValue()),
                        hasJsonPath("items[0].action", equalTo("login")));
    }

    @Test
    void anEntryIsReadByItsId() {
        String id = Rows.text("SELECT id FROM logs WHERE user_id = ? AND action = 'register'", sarah.id());
        operator.request().get("/admin/logs/{id}", id).then().statusCode(200)
                .body(hasJsonPath("userId", equalTo(sarah.id())));
        operator.request().get("/admin/logs/{id}", sarah.id()).then().statusCode(404);
        sarah.request().get("/admin/logs/{id}", id).then().statusCode(403);
    }

    @Test
    void entriesAreReadPageByPageInTheOrderOfTheirTime() {
        String cursor = operator.request().queryParam("userId", sarah.id()).get("/admin/logs?limit=1").then().extract()
                .path("nextCursor");
        assertThat(cursor).isNull();
        sarah.newShoot();
        sarah.newShoot();
        String next = operator.request().queryParam("userId", sarah.id()).get("/admin/logs?limit=2").then()
                .body(hasJsonPath("items[*].action", equalTo(List.of("create_shoot", "create_shoot")))).extract()
                .path("nextCursor");
        operator.request().queryParam("userId", sarah.id()).queryParam("cursor", next).get("/admin/logs?limit=2").then()
                .body(hasJsonPath("items[*].action", equalTo(List.of("register"))));
        operator.request().queryParam("cursor", next).get("/admin/logs").then().statusCode(400);
    }

    @Test
    void readingTheLogIsLogged() {
        operator.request().queryParam("userId", sarah.id()).get("/admin/logs?status=failure").then().statusCode(200);
        operator.request().get("/logs?action=admin_list_logs").then().body(
                hasJsonPath("items[*].requestPayload.userId", hasItem(sarah.id())),
                hasJsonPath("items[*].requestPayload.status", hasItem("failure")));
    }

    @Test
    void badParametersAreRefused() {
        operator.request().get("/admin/logs?userId=x").then().statusCode(400);
        operator.request().get("/admin/logs?from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z").then().statusCode(400);
    }
}
