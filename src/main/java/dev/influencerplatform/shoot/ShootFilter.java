package dev.influencerplatform.shoot;

import dev.influencerplatform.common.paging.Cursor;
import dev.influencerplatform.common.problem.ProblemException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
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

    String hql(boolean continued) {
        StringBuilder hql = new StringBuilder("from Shoot s where s.userId = :userId");
        add(hql, from != null, "s.date >= :from");
        add(hql, to != null, "s.date <= :to");
        add(hql, completed != null, "s.completed = :completed");
        add(hql, brandName != null, "lower(s.brandName) like lower(:brandName) escape '!'");
        add(hql, reviewStatus != null, reviewStatus == null ? "" : "(" + reviewStatus.condition + ")");
        // the condition on the date alone is there for the index on (user_id, date)
        add(hql, continued, order == ShootOrder.NEWEST_FIRST
                ? "s.date <= :date and (s.date, coalesce(s.time, :midnight), s.id) < (:date, :time, :id)"
                : "s.date >= :date and (s.date, coalesce(s.time, :midnight), s.id) > (:date, :time, :id)");
        String direction = order == ShootOrder.NEWEST_FIRST ? " desc" : "";
        return hql + " order by s.date" + direction + ", coalesce(s.time, :midnight)" + direction + ", s.id" + direction;
    }

    Map<String, Object> values(Optional<Cursor> after) {
        Map<String, Object> values = new HashMap<>();
        values.put("userId", userId);
        values.put("midnight", LocalTime.MIN);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "completed", completed);
        put(values, "brandName", brandName == null ? null
                : "%" + brandName.replaceAll("([!%_])", "!$1") + "%");
        after.ifPresent(place -> {
            values.put("date", place.date(0));
            values.put("time", place.time(1));
            values.put("id", place.id(2));
        });
        return values;
    }

    private static void add(StringBuilder hql, boolean wanted, String condition) {
        if (wanted) {
            hql.append(" and ").append(condition);
        }
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
