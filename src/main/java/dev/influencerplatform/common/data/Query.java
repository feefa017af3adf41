package dev.influencerplatform.common.data;

/** A statement and what its rows become: records that have a component for each column, in the same order. */
public record Query<T extends Record>(Class<T> type, String sql, Object... parameters) {
}
