package dev.influencerplatform.schedule;

/**
 * News: a shoot or an upload is being deleted, in the transaction under way.
 *
 * @param version the last one it had
 */
public record EntryDeleted(PlannedEntry entry, int version) {
}
