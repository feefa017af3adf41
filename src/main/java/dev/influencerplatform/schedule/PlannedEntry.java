package dev.influencerplatform.schedule;

import java.util.UUID;

/**
 * A shoot or an upload as the calendar sees it: two that are equal collide with the same.
 *
 * @param id null when it is new
 * @param platform of an upload
 */
public record PlannedEntry(EntryKind kind, UUID id, UUID userId, Slot slot, String platform) {
}
