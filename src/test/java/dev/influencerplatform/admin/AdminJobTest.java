package dev.influencerplatform.admin;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithApplication
class AdminJobTest {

    private final Account operator = Api.newOperator();

    @Test
    void whatWaitsIsCountedForEachQueue() {
        operator.request().get("/admin/jobs").then().statusCode(200).body(hasJsonPath("queues[*].name",
                equalTo(List.of("pull-accounts", "refresh-tokens", "revoke-tokens", "send-mails"))));
        JsonNode before = mails();
        Rows.update("INSERT INTO mails (kind, address, failures, due_at, leased_until) VALUES ('PASSWORD_RESET', ?, 2, "
                + "localtimestamp - interval '1 hour', localtimestamp + interval '1 minute')", operator.email());
        JsonNode after = mails();
        for (String count : List.of("due", "running", "failing")) {
            assertThat(after.get(count).asInt()).as(count).isGreaterThan(before.get(count).asInt());
        }
        assertThat(after.get("oldestDueAt").asText()).endsWith("Z");
        Rows.update("DELETE FROM mails WHERE address = ?", operator.email());
    }

    @Test
    void whatRunsByTheClockIsTold() {
        operator.request().get("/admin/jobs").then().statusCode(200).body(hasJsonPath("schedules[*].id",
                hasItems("pull-accounts", "refresh-tokens", "revoke-tokens", "send-mails", "sweep-idempotency-keys")));
        operator.request().get("/logs?action=admin_list_jobs").then()
                .body(hasJsonPath("items[*].status", hasItems("success")));
    }

    private JsonNode mails() {
        return Api.json(operator.request().get("/admin/jobs")).at("/queues/3");
    }
}
