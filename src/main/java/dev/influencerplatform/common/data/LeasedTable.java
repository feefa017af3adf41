package dev.influencerplatform.common.data;

/**
 * A table of work that is due at some time and done by one instance at a time; it has a column {@code leased_until}.
 *
 * @param key its primary key, a UUID
 * @param due when the row's work is due; null when there is none
 * @param minutes how long a lease lasts: longer than the work, and no longer than it may wait when an instance dies
 * @param share which of its rows are meant, in SQL
 */
public record LeasedTable(String name, String key, String due, int minutes, String share) {

    /** All of it. */
    public LeasedTable(String name, String key, String due, int minutes) {
        this(name, key, due, minutes, "true");
    }

    /** Some of it, which is then done apart from the rest. */
    public LeasedTable where(String share) {
        return new LeasedTable(name, key, due, minutes, share);
    }
}
