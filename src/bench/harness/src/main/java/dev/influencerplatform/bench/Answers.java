package dev.influencerplatform.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Holds the answers of all servers against each other before anything is measured: those that do less work would be faster. */
final class Answers {

    private static final int SAMPLES = 25;
    private static final long SEED = 99;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    /** Each server makes its own. */
    private static final Set<String> FREE = Set.of("nextCursor");
    private static final Set<String> FREE_WHEN_WRITTEN = Set.of("id", "createdAt", "updatedAt");
    private static final String WRITTEN = """
            SELECT s.user_id, s.date, s.time, s.time_zone, s.duration_minutes, s.location, s.brand_name, s.campaign_name, s.notes,
                   s.amount, s.currency, s.completed, s.version, l.user_id, l.action, l.status, l.message, l.request_payload,
                   l.response_payload ->> 'id' = s.id::text, l.ip_address, l.security, l.request_id IS NOT NULL
            FROM shoots s LEFT JOIN logs l ON l.created_at >= '%1$s' AND l.response_payload ->> 'id' = s.id::text
            WHERE s.created_at >= '%1$s'""";

    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    void compare(List<Server> servers, Scenario scenario, People people) throws Exception {
        Random random = new Random(SEED);
        int identical = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Request request = scenario.question.any(people, random);
            Seen first = see(servers.get(0), request, scenario);
            for (Server other : servers.subList(1, servers.size())) {
                Seen second = see(other, request, scenario);
                List<String> differences = new ArrayList<>();
                if (first.status != second.status) {
                    differences.add("status %d and %d %s".formatted(first.status, second.status, second.text));
                }
                compare("", first.body, second.body, scenario.writes(), differences);
                if (!Objects.equals(first.rows, second.rows)) {
                    differences.add("rows %s%n and %s".formatted(first.rows, second.rows));
                }
                if (!differences.isEmpty()) {
                    throw new IllegalStateException("%s and %s answer %s %s differently:%n%s".formatted(servers.get(0).name, other.name,
                            request.method(), request.path(), String.join("\n", differences)));
                }
                identical += first.text.equals(second.text) ? 1 : 0;
            }
        }
        System.out.printf("%s: %d servers give %d equal answers each; of %d pairs %d are the same byte by byte%n", scenario, servers.size(), SAMPLES,
                SAMPLES * (servers.size() - 1), identical);
    }

    private record Seen(int status, String text, JsonNode body, List<List<String>> rows) {
    }

    private Seen see(Server server, Request request, Scenario scenario) throws Exception {
        String before = scenario.writes() ? database.now() : null;
        HttpResponse<String> answer = server.send(request);
        List<List<String>> rows = null;
        if (before != null) {
            rows = database.rows(WRITTEN.formatted(before));
            database.run("DELETE FROM logs WHERE created_at >= '" + before + "'");
            database.run("DELETE FROM shoots WHERE created_at >= '" + before + "'");
        }
        return new Seen(answer.statusCode(), answer.body(), read(answer.body()), rows);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new IllegalStateException("Not JSON: " + body, notJson);
        }
    }

    private static void compare(String place, JsonNode one, JsonNode other, boolean written, List<String> differences) {
        if (one != null && other != null && one.isObject() && other.isObject()) {
            Set<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean free = FREE.contains(name) || written && place.isEmpty() && FREE_WHEN_WRITTEN.contains(name);
                if (!free || !one.hasNonNull(name) || !other.hasNonNull(name)) {
                    compare(place + "/" + name, one.get(name), other.get(name), written, differences);
                }
            }
        } else if (one != null && other != null && one.isArray() && other.isArray() && one.size() == other.size()) {
            Iterator<JsonNode> others = other.elements();
            int i = 0;
            for (JsonNode element : one) {
                compare(place + "/" + i++, element, others.next(), written, differences);
            }
        } else if (!isSame(one, other)) {
            differences.add("  %s: %s and %s".formatted(place, one, other));
        }
    }

    /** Numbers by their value: 1250.00 is 1250. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return Objects.equals(one, other) || one != null && other != null && one.isNumber() && other.isNumber()
                && one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
}
