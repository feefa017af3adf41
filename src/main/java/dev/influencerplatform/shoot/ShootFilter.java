package dev.influencerplatform.shoot;

import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.problem.ProblemException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/** Which shoots of whom are asked for, and in which order. Both dates are included. */
record ShootFilter(UUID userId, LocalDate from, LocalDate to, Boolean completed, String brandName, ReviewStatus reviewStatus,
        ShootOrder order) {

    ShootFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.badParameter("from", "must not be after to");
        }
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
                last -> conditions.and(order == ShootOrder.NEWEST_FIRST ? "s.date <= :date" : "s.date >= :date", last.date(0))
                        .and("(s.date, coalesce(s.time, :midnight), s.id) " + (order == ShootOrder.NEWEST_FIRST ? "<" : ">")
                                + " (:date, :time, :id)")
                        .with("time", last.time(1)).with("id", last.id(2)));
        return conditions;
    }

    String ordering() {
        String direction = order == ShootOrder.NEWEST_FIRST ? " desc" : "";
        return " order by s.date" + direction + ", coalesce(s.time, :midnight)" + direction + ", s.id" + direction;
    }

    private static String anywhere(String text) {
        return text == null ? null : "%" + text.replaceAll("([!%_])", "!$1") + "%";
    }
}
