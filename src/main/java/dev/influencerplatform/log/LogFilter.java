package dev.influencerplatform.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Which entries of whom are asked for. */
record LogFilter(UUID userId, String action, LogStatus status, LogPlatform platform, Instant from, Instant to) {

    /** The conditions that are set, each with the value of its one parameter. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        putIfSet(conditions, "action = :action", action);
        putIfSet(conditions, "status = :status", status);
        putIfSet(conditions, "platform = :platform", platform);
        putIfSet(conditions, "createdAt >= :from", from);
        putIfSet(conditions, "createdAt < :to", to);
        return conditions;
    }

    private static void putIfSet(Map<String, Object> conditions, String condition, Object value) {
        if (value != null) {
            conditions.put(condition, value);
        }
    }
}
