package dev.influencerplatform.shoot;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.schedule.ScheduleOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Which shoots of whom are asked for, and in which order. Both dates are included. */
record ShootFilter(UUID userId, LocalDate from, LocalDate to, Boolean completed, String brandName, ReviewStatus reviewStatus,
        ScheduleOrder order) {

    ShootFilter {
        Span.require(from, to);
    }

    Conditions conditions(Optional<Cursor> after) {
        Conditions conditions = Conditions.ofOwner("e.userId", userId).and("e.date >= :from", from).and("e.date <= :to", to)
                .and("e.completed = :completed", completed)
                .and("lower(e.brandName) like lower(:brandName) escape '!'", anywhere(brandName));
        if (reviewStatus != null) {
            conditions.and("(" + reviewStatus.condition + ")");
        }
        return order.from(after, conditions);
    }

    private static String anywhere(String text) {
        return text == null ? null : "%" + text.replaceAll("([!%_])", "!$1") + "%";
    }
}
