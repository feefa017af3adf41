package dev.influencerplatform.shoot;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.paging.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/** Which shoots of whom are asked for, and in which order. Both dates are included. */
record ShootFilter(UUID userId, LocalDate from, LocalDate to, Boolean completed, String brandName, ReviewStatus reviewStatus,
        ShootOrder order) {

    ShootFilter {
        Span.require(from, to);
        order = order == null ? ShootOrder.NEWEST_FIRST : order;
    }

    Conditions conditions(Optional<Cursor> after) {
        Conditions conditions = Conditions.ofOwner("s.userId", userId).with("midnight", LocalTime.MIN)
                .and("s.date >= :from", from).and("s.date <= :to", to).and("s.completed = :completed", completed)
                .and("lower(s.brandName) like lower(:brandName) escape '!'", anywhere(brandName));
        if (reviewStatus != null) {
            conditions.and("(" + reviewStatus.condition + ")");
        }
        // the condition on the date alone is there for the index on (user_id, date)
        after.ifPresent(
                last -> conditions.and("s.date " + order.after + "= :date", last.date(0))
                        .and("(s.date, coalesce(s.time, :midnight), s.id) " + order.after + " (:date, :time, :id)")
                        .with("time", last.time(1)).with("id", last.id(2)));
        return conditions;
    }

    String ordering() {
        return " order by s.date %1$s, coalesce(s.time, :midnight) %1$s, s.id %1$s".formatted(order.direction);
    }

    private static String anywhere(String text) {
        return text == null ? null : "%" + text.replaceAll("([!%_])", "!$1") + "%";
    }
}
