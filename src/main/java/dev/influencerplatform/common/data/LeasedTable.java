package dev.influencerplatform.common.data;

/**
 * A table of work that is due at some time and done by one instance at a time; it has a column {@code leased_until}.
 *
 * @param key its primary key, a UUID
 * @param due when the row's work is due; null when there is none
 */
public record LeasedTable(String name, String key, String due) {
}
