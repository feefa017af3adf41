package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxFeed;
import dev.influencerplatform.social.sandbox.SandboxMedia;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists, fields and dates in the Graph's manner. */
final class GraphList {

    /** As a regular expression: any version, at the beginning of a path. */
    static final String VERSION = "/v[0-9]+\\.[0-9]+";

    private static final int USUAL_LIMIT = 25;
    private static final int MOST = 100;
    /** An offset without a colon, which is not ISO 8601 as most libraries have it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXX")
            .withZone(ZoneOffset.UTC);

    private GraphList() {
    }

    static String date(Instant instant) {
        return DATE.format(instant).replace("Z", "+0000");
    }

    static JsonObject of(List<JsonObject> items) {
        return new JsonObject().put("data", new JsonArray(items));
    }

    /** What was asked for, and the id. */
    static JsonObject fields(JsonObject all, String asked) {
        String flat = asked == null ? "" : asked.replaceAll("\\{[^}]*}|\\([^)]*\\)", "");
        List<String> names = Arrays.stream(flat.split(",")).map(field -> field.split("\\.")[0].strip())
                .collect(Collectors.toList());
        names.add("id");
        JsonObject kept = new JsonObject();
        names.stream().filter(all::containsKey).forEach(name -> kept.put(name, all.getValue(name)));
        return kept;
    }

    /** The page of a listing that a caller asks for by {@code limit} and {@code after}. */
    static SandboxAnswer page(GraphGate.Caller caller, SandboxFeed feed, Function<SandboxMedia, JsonObject> form) {
        int limit = limit(caller.parameter("limit"));
        return feed.page(caller.account(), caller.parameter("after"), limit).map(page -> SandboxAnswer.ok(of(page.items()
                .stream().map(form).map(item -> fields(item, caller.parameter("fields"))).toList())
                .put("paging", paging(caller, page.next(), limit))))
                .orElseGet(() -> GraphError.of(100, "(#100) Invalid cursor"));
    }

    /** Also the last page has a cursor; the end is where {@code next} is absent. */
    private static JsonObject paging(GraphGate.Caller caller, String next, int limit) {
        JsonObject paging = new JsonObject().put("cursors",
                new JsonObject().put("before", "QVFIUbefore").put("after", next == null ? "QVFIUend" : next));
        if (next != null) {
            // with the token, as the real ones have it: such an address must never be kept
            paging.put("next", "https://graph.example.com" + caller.call().request().path() + "?access_token="
                    + caller.parameter("access_token") + "&limit=" + limit + "&after=" + next);
        }
        return paging;
    }

    private static int limit(String asked) {
        return asked != null && asked.matches("[1-9][0-9]{0,2}") ? Math.min(MOST, Integer.parseInt(asked)) : USUAL_LIMIT;
    }
}
