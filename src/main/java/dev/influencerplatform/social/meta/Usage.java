package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * How much of its allowances is used, as the headers of every answer say. The worst value counts, of whichever kind.
 *
 * @param appPercent of the whole app
 * @param accountPercent of the account that was asked about
 * @param minutesLeft until the account may ask again; 0 when it may, or when that is not told
 */
record Usage(int appPercent, int accountPercent, int minutesLeft) {

    private static final String[] PERCENTAGES = { "call_count", "total_cputime", "total_time" };
    private static final int MOST_MINUTES = 24 * 60;

    static Usage of(PlatformAnswer answer) {
        int app = percent(header(answer, "X-App-Usage"));
        int account = 0;
        int minutes = 0;
        for (JsonNode ofObject : header(answer, "X-Business-Use-Case-Usage")) {
            for (JsonNode usage : ofObject) {
                account = Math.max(account, percent(usage));
                minutes = Math.max(minutes, number(usage, "estimated_time_to_regain_access"));
            }
        }
        return new Usage(app, account, Math.min(minutes, MOST_MINUTES));
    }

    private static int percent(JsonNode usage) {
        return Stream.of(PERCENTAGES).mapToInt(name -> number(usage, name)).max().orElse(0);
    }

    private static int number(JsonNode usage, String field) {
        Long number = ForeignJson.count(usage, field);
        return number == null ? 0 : (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static JsonNode header(PlatformAnswer answer, String name) {
        try {
            String value = answer.header(name);
            return value == null ? MissingNode.getInstance() : ForeignJson.parse(value.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
