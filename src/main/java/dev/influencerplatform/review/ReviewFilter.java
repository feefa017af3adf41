package dev.influencerplatform.review;

import java.util.Map;
import java.util.UUID;

/** Which reviews of whom are asked for. */
record ReviewFilter(UUID userId, UUID shootId, Boolean published, Integer rating) {

    void addTo(StringBuilder where, Map<String, Object> values) {
        add(where, values, "shootId", shootId);
        add(where, values, "published", published);
        add(where, values, "rating", rating);
    }

    private static void add(StringBuilder where, Map<String, Object> values, String field, Object value) {
        if (value != null) {
            where.append(" and ").append(field).append(" = :").append(field);
            values.put(field, value);
        }
    }
}
