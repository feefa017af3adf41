package dev.influencerplatform.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.faults.Load;
import dev.influencerplatform.faults.Load.Outcome;
import dev.influencerplatform.faults.Load.Shot;
import dev.influencerplatform.faults.Numbers;
import dev.influencerplatform.support.Api;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the front end of one person does all day: reads, and plans shoots with an Idempotency-Key or without. Each plan has a
 * name that no other has, so it can be looked for in the database.
 */
final class Traffic {

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final int DAYS = 500;
    private static final int KINDS = 5;
    private static final String PLAN = """
            {"date":"%s","brandName":"%s"}""";

    private final URI url;
    private final String slug = Api.unique("traffic");
    private final String email = slug + "@example.com";
    private final String accessToken;

    private Traffic(URI url) {
        this.url = url;
        JsonNode tokens = Api.json(given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", Api.PASSWORD, "displayName", "Traffic", "slug", slug))
                .post(url + "/api/v1/auth/register"));
        this.accessToken = tokens.get("accessToken").asText();
    }

    /** Of a new person at that site. */
    static Traffic at(URI url) {
        return new Traffic(url);
    }

    Load start(int perSecond, int connections) {
        return Load.start(url, perSecond, connections, this::shot);
    }

    String accessToken() {
        return accessToken;
    }

    String slug() {
        return slug;
    }

    String email() {
        return email;
    }

    private Shot shot(int number) {
        return switch (number % KINDS) {
            case 0 -> plan(number, "key-" + number);
            case 1 -> plan(number, null);
            case 2 -> Shot.get("/api/v1/shoots?limit=20", accessToken);
            case 3 -> Shot.get("/api/v1/portfolio/" + slug, null);
            default -> Shot.get("/api/v1/calendar?from=2027-01-01&to=2027-01-31", accessToken);
        };
    }

    private Shot plan(int number, String key) {
        return Shot.post("/api/v1/shoots", accessToken, key,
                PLAN.formatted(FIRST_DAY.plusDays(number % DAYS), name(number)));
    }

    private static String name(int number) {
        return "plan-" + number;
    }

    static boolean isWrite(Outcome outcome) {
        return outcome.shot().method().equals("POST");
    }

    private static boolean hasKey(Outcome outcome) {
        return outcome.shot().headers().containsKey("Idempotency-Key");
    }

    /** Does what a client does whose write with a key was not answered: sends it again, once. */
    Numbers repeatFailed(Numbers seen) {
        List<Outcome> failed = seen.failed().where(Traffic::isWrite).where(Traffic::hasKey).outcomes();
        failed.forEach(outcome -> assertThat(send(outcome.shot()).statusCode()).as("the same key again").isEqualTo(201));
        return new Numbers(failed);
    }

    private Response send(Shot shot) {
        return given().headers(shot.headers()).body(shot.body()).post(url + shot.path());
    }

    /** How many plans were told to be done and are not there. */
    int lost(Numbers seen, PostgresServer database) throws SQLException {
        Set<String> stored = new HashSet<>(stored(database));
        return seen.acknowledged().where(Traffic::isWrite).where(outcome -> !stored.contains(name(outcome.number()))).count();
    }

    /** How many plans are there more than once. */
    int doubled(PostgresServer database) throws SQLException {
        List<String> stored = stored(database);
        return stored.size() - new HashSet<>(stored).size();
    }

    /** How many plans were told to have failed, and are there nevertheless; of those without a key. */
    int doneAlthoughFailed(Numbers seen, PostgresServer database) throws SQLException {
        Set<String> stored = new HashSet<>(stored(database));
        return seen.failed().where(Traffic::isWrite).where(outcome -> !hasKey(outcome))
                .where(outcome -> stored.contains(name(outcome.number()))).count();
    }

    private List<String> stored(PostgresServer database) throws SQLException {
        return database.texts("SELECT s.brand_name FROM shoots s JOIN users u ON u.id = s.user_id WHERE u.email = ?", email);
    }
}
