package dev.influencerplatform.common.paging;

import dev.influencerplatform.common.data.EntityTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows a list holds, in HQL: one condition after another, each only when its value is given; plain enough to be said in
 * SQL as well.
 */
public final class Conditions {

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private static final Pattern FIELD = Pattern.compile("\\be\\.\\w+");
    /** As many as there are combinations of filters. */
    private static final Map<String, Translation> TRANSLATIONS = new ConcurrentHashMap<>();

    private final StringBuilder where;
    private final Map<String, Object> values = new HashMap<>();

    private Conditions(String first) {
        where = new StringBuilder(first);
    }

    /** @param owner the field that holds the owner's id */
    public static Conditions ofOwner(String owner, UUID userId) {
        Conditions conditions = new Conditions(owner + " = :userId");
        conditions.values.put("userId", userId);
        return conditions;
    }

    /** Of everybody's rows: for operators. */
    public static Conditions ofAll() {
        return new Conditions("1 = 1");
    }

    /** @param condition names one parameter, which gets the value; left out when that is null */
    public Conditions and(String condition, Object value) {
        if (value == null) {
            return this;
        }
        Matcher parameter = PARAMETER.matcher(condition);
        if (!parameter.find()) {
            throw new IllegalArgumentException("No parameter in: " + condition);
        }
        values.put(parameter.group(1), value);
        return and(condition);
    }

    public Conditions and(String condition) {
        where.append(" and ").append(condition);
        return this;
    }

    /** Only what comes after a place in a list that is ordered by a moment and the id, newest first. */
    public Conditions after(Optional<Cursor> place, String moment) {
        return after(place, moment, "id");
    }

    public Conditions after(Optional<Cursor> place, String moment, String id) {
        place.ifPresent(last -> {
            and("(" + moment + ", " + id + ") < (:lastMoment, :lastId)");
            values.put("lastMoment", last.instant(0));
            values.put("lastId", last.id(1));
        });
        return this;
    }

    /** A value for a parameter that stands in a longer condition, or in the ordering. */
    public Conditions with(String parameter, Object value) {
        values.put(parameter, value);
        return this;
    }

    /** A statement, or the end of one, with the values of its parameters in order. */
    public record Sql(String text, Object[] values) {
    }

    /** All of it in SQL, followed by an ordering and the like, said in HQL as well. */
    public Sql inSql(String ordering) {
        String hql = "where " + where + ordering;
        Translation translation = TRANSLATIONS.computeIfAbsent(hql, Translation::of);
        return new Sql(translation.sql(), translation.parameters().stream().map(values::get).toArray());
    }

    /** What does not change from one request to another. */
    private record Translation(String sql, List<String> parameters) {

        static Translation of(String hql) {
            List<String> parameters = PARAMETER.matcher(hql).results().map(found -> found.group(1)).toList();
            String sql = FIELD.matcher(PARAMETER.matcher(hql).replaceAll("?"))
                    .replaceAll(found -> EntityTable.columnOf(found.group()));
            return new Translation(sql, parameters);
        }
    }

    public String where() {
        return where.toString();
    }

    public Map<String, Object> values() {
        return values;
    }
}
