package dev.influencerplatform.shoot;

import dev.influencerplatform.common.paging.Span;
import dev.influencerplatform.shoot.ShootSummary.Figures;
import dev.influencerplatform.shoot.ShootSummary.Group;
import dev.influencerplatform.shoot.ShootSummary.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sums shoots up in one statement; one row per group and currency comes back. Dates go in as text: in a native statement,
 * they would pass through the JVM's zone.
 */
@ApplicationScoped
class ShootSummaries {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final EntityManager entityManager;

    ShootSummaries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** One group in one currency. */
    record Row(String key, String currency, Long planned, BigDecimal plannedAmount, Long completed,
            BigDecimal completedAmount, Long reviewed, BigDecimal reviewedAmount) {
    }

    ShootSummary of(UUID userId, LocalDate from, LocalDate to, ShootGrouping groupBy) {
        Span.require(from, to);
        ShootGrouping grouping = groupBy == null ? ShootGrouping.MONTH : groupBy;
        Map<String, Sum> groups = new LinkedHashMap<>();
        Sum total = new Sum();
        for (Row row : select(userId, from, to, grouping)) {
            groups.computeIfAbsent(row.key(), key -> new Sum()).add(row);
            total.add(row);
        }
        List<Group> list = new ArrayList<>();
        groups.forEach((key, sum) -> list.add(sum.asGroup(key)));
        return new ShootSummary(from, to, grouping, list, total.asGroup("total"));
    }

    @SuppressWarnings("unchecked")
    private List<Row> select(UUID userId, LocalDate from, LocalDate to, ShootGrouping grouping) {
        return entityManager.createNativeQuery("""
                SELECT %s AS key, currency,
                       count(*) FILTER (WHERE NOT completed), sum(amount) FILTER (WHERE NOT completed),
                       count(*) FILTER (WHERE completed), sum(amount) FILTER (WHERE completed),
                       count(review_submitted_at), sum(amount) FILTER (WHERE review_submitted_at IS NOT NULL)
                FROM shoots WHERE user_id = ? AND date BETWEEN CAST(? AS date) AND CAST(? AS date)
                GROUP BY 1, 2 ORDER BY 1, 2""".formatted(grouping.key), Row.class)
                .setParameter(1, userId).setParameter(2, (from == null ? EVER : from).toString())
                .setParameter(3, (to == null ? NEVER : to).toString())
                .getResultList();
    }

    /** A group that is being added up. */
    private static final class Sum {

        private final Part planned = new Part();
        private final Part completed = new Part();
        private final Part reviewed = new Part();

        void add(Row row) {
            planned.add(row.planned(), row.currency(), row.plannedAmount());
            completed.add(row.completed(), row.currency(), row.completedAmount());
            reviewed.add(row.reviewed(), row.currency(), row.reviewedAmount());
        }

        Group asGroup(String key) {
            return new Group(key, planned.figures(), completed.figures(), reviewed.figures());
        }
    }

    private static final class Part {

        private long count;
        private final Map<String, BigDecimal> amounts = new TreeMap<>();

        void add(long more, String currency, BigDecimal amount) {
            count += more;
            if (amount != null) {
                amounts.merge(currency, amount, BigDecimal::add);
            }
        }

        Figures figures() {
            return new Figures(count, amounts.entrySet().stream().map(sum -> new Money(sum.getKey(), sum.getValue())).toList());
        }
    }
}
