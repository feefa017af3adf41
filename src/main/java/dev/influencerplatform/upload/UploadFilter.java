package dev.influencerplatform.upload;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.schedule.ScheduleOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Which uploads of whom are asked for, and in which order. Both dates are included. */
record UploadFilter(UUID userId, LocalDate from, LocalDate to, UploadPlatform platform, Boolean completed, UUID shootId,
        ScheduleOrder order) {

    UploadFilter {
        Span.require(from, to);
    }

    Conditions conditions(Optional<Cursor> after) {
        return order.from(after, Conditions.ofOwner("e.userId", userId).and("e.date >= :from", from)
                .and("e.date <= :to", to).and("e.platform = :platform", platform)
                .and("e.completed = :completed", completed).and("e.shootId = :shootId", shootId));
    }
}
