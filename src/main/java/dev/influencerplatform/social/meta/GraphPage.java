package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A page of a list: of whatever size, also none.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record GraphPage(List<JsonNode> items, String next) {

    /** What asks for a page. */
    public static Map<String, String> query(String fields, int limit, String cursor) {
        Map<String, String> query = new HashMap<>(Map.of("fields", fields, "limit", String.valueOf(limit)));
        if (cursor != null) {
            query.put("after", cursor);
        }
        return query;
    }

    /** @param cursor the one that this page was asked for by, or null */
    public static GraphPage of(PlatformAnswer answer, String cursor) {
        JsonNode list = answer.object();
        if (!list.path("data").isArray()) {
            throw PlatformException.unreadable("The platform's list is none.");
        }
        return new GraphPage(StreamSupport.stream(list.path("data").spliterator(), false).toList(),
                next(list.path("paging"), cursor));
    }

    /**
     * The last page has cursors, too; only the address of the next one is missing there. That has the token in it, so it is
     * made anew each time. A cursor that leads to itself would never end.
     */
    private static String next(JsonNode paging, String cursor) {
        String after = ForeignJson.text(paging.path("cursors"), "after");
        return ForeignJson.text(paging, "next") == null || after == null || after.equals(cursor) ? null : after;
    }
}
