package dev.influencerplatform.schedule;

import java.util.UUID;

/**
 * Something that is about to be planned.
 *
 * @param id null when it is new
 * @param platform of an upload
 */
public record PlannedEntry(EntryKind kind, UUID id, UUID userId, Slot slot, String platform) {
}
