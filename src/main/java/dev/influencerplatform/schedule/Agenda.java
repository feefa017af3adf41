package dev.influencerplatform.schedule;

import dev.influencerplatform.common.problem.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Somebody's calendar, as it is for those who plan. What it tells holds as long as its owner is locked. */
public interface Agenda {

    Owner find(UUID userId);

    /** Until the transaction ends: nobody else changes the owner's plans meanwhile. */
    Owner lock(UUID userId);

    /**
     * Locks the owner and reads what stands around a date, in one exchange with the database.
     *
     * @param platform of an upload
     */
    Opened open(UUID userId, EntryKind kind, LocalDate date, String platform);

    /** What stands in the way of a plan. */
    List<Warning> conflictsOf(PlannedEntry entry);

    /**
     * The calendar around a date.
     *
     * @param conflicts what stands in the way of a plan for that date
     */
    record Opened(Owner owner, Function<PlannedEntry, List<Warning>> conflicts) {
    }
}
