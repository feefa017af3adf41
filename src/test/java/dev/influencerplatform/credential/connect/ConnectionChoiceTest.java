package dev.influencerplatform.credential.connect;

import static com.jayway.jsonpath.matchers.JsonPathMatchers.hasJsonPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Parallel;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Sandbox;
import dev.influencerplatform.support.WithApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a consent that opened several accounts ends in. */
@WithApplication
class ConnectionChoiceTest {

    private final Account sarah = Api.newAccount();

    private String name(String fault) {
        return Api.unique("ana") + fault;
    }

    @Test
    void severalPagesAreOfferedToChooseFrom() {
        String choice = choice();
        sarah.request().get("/connection-choices/{id}", choice).then().statusCode(200)
                .body(hasJsonPath("platform", equalTo("facebook")), hasJsonPath("accounts", hasSize(2)));
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).isZero();
        assertThat(Rows.text("SELECT login FROM connection_choices WHERE id = ?", choice)).matches("[0-9a-f]{8}[.].*");
    }

    private String choice() {
        Map<String, String> outcome = Sandbox.outcome(Sandbox.allow(sarah.authorizationUrl("facebook"), name(".pages")));
        assertThat(outcome).containsEntry("error", "choice-needed");
        return outcome.get("choice");
    }

    private List<String> offered(String choice) {
        return Api.json(sarah.request().get("/connection-choices/{id}", choice)).get("accounts").findValuesAsText(
                "platformUserId");
    }

    @Test
    void oneOrMorePagesAreChosen() {
        String choice = choice();
        List<String> pages = offered(choice);
        sarah.sending(Map.of("platformUserIds", pages)).post("/connection-choices/{id}", choice).then().statusCode(200)
                .body(hasJsonPath("items", hasSize(2)), hasJsonPath("items[*].platformUserId", hasItem(pages.get(0))));
        sarah.request().get("/connection-choices/{id}", choice).then().statusCode(404);
        assertThat(Rows.texts("SELECT DISTINCT platform, status FROM logs WHERE user_id = ? AND action = 'connect_account'",
                sarah.id())).containsExactly("facebook|success");
    }

    @Test
    void aChoiceIsMadeOnceHoweverOftenItIsSent() {
        String choice = choice();
        String page = offered(choice).get(0);
        List<Integer> statuses = Parallel.times(5, () -> sarah.sending(Map.of("platformUserIds", List.of(page)))
                .post("/connection-choices/{id}", choice).statusCode());
        assertThat(statuses).containsOnly(200, 404).containsOnlyOnce(200);
        sarah.request().get("/credentials").then().body(hasJsonPath("items[*].platformUserId", contains(page)));
    }

    @Test
    void ofTwoWhoChooseTheSamePagesOneHasThemAll() {
        String account = name(".pages");
        List<Account> people = List.of(sarah, Api.newAccount());
        List<String> choices = people.stream()
                .map(person -> Sandbox.outcome(Sandbox.allow(person.authorizationUrl("facebook"), account)).get("choice"))
                .toList();
        List<String> pages = offered(choices.get(0));
        List<List<String>> orders = List.of(pages, List.of(pages.get(1), pages.get(0)));
        List<String> answers = Parallel.times(2, i -> people.get(i).sending(Map.of("platformUserIds", orders.get(i)))
                .post("/connection-choices/{id}", choices.get(i)).asString());
        assertThat(answers).filteredOn(answer -> answer.contains("\"items\"")).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.contains("\"account-taken\"")).hasSize(1);
    }

    @Test
    void whatWasNotOfferedCannotBeChosen() {
        String choice = choice();
        List<String> mixed = List.of(offered(choice).get(0), "4711");
        sarah.sending(Map.of("platformUserIds", mixed)).post("/connection-choices/{id}", choice).then().statusCode(422)
                .body(hasJsonPath("violations[0].field", equalTo("platformUserIds")));
        assertThat(Rows.count("credentials WHERE user_id = ?", sarah.id())).as("all or none").isZero();
        sarah.sending(Map.of("platformUserIds", List.of())).post("/connection-choices/{id}", choice).then().statusCode(422);
        sarah.sending("{}").post("/connection-choices/{id}", choice).then().statusCode(422);
    }

    @Test
    void aChoiceIsItsPersonsAlone() {
        String choice = choice();
        Account stranger = Api.newAccount();
        stranger.request().get("/connection-choices/{id}", choice).then().statusCode(404);
        stranger.sending(Map.of("platformUserIds", offered(choice))).post("/connection-choices/{id}", choice).then()
                .statusCode(404);
        assertThat(offered(choice)).hasSize(2);
    }

    @Test
    void whatCanBeNoIdIsRefusedAndNotLogged() {
        String huge = "1".repeat(100_000);
        sarah.sending(Map.of("platformUserIds", List.of(huge))).post("/connection-choices/{id}", choice()).then()
                .statusCode(422);
        assertThat(Rows.count("logs WHERE user_id = ? AND length(logs::text) > 5000", sarah.id())).isZero();
    }

    @Test
    void aChoiceEnds() {
        String choice = choice();
        Rows.update("UPDATE connection_choices SET expires_at = now() AT TIME ZONE 'UTC' WHERE id = ?", choice);
        sarah.request().get("/connection-choices/{id}", choice).then().statusCode(404);
        sarah.sending(Map.of("platformUserIds", List.of("1"))).post("/connection-choices/{id}", choice).then().statusCode(404);
    }
}
