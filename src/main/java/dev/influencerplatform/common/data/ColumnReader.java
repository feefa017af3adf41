package dev.influencerplatform.common.data;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** How a column becomes a value of some type. Timestamps are UTC, as everywhere here. */
interface ColumnReader {

    Map<Class<?>, ColumnReader> BY_TYPE = Map.of(
            int.class, ResultSet::getInt,
            long.class, ResultSet::getLong,
            boolean.class, ResultSet::getBoolean,
            String.class, ResultSet::getString,
            LocalDate.class, (row, i) -> row.getObject(i, LocalDate.class),
            LocalTime.class, (row, i) -> row.getObject(i, LocalTime.class),
            Instant.class, ColumnReader::instant);

    Object of(ResultSet row, int index) throws SQLException;

    /** Numbers that may be null, UUIDs and the like are what the driver makes of them. */
    static ColumnReader of(Class<?> type) {
        if (type.isArray()) {
            return ColumnReader::array;
        }
        return type.isEnum() ? (row, i) -> constant(type, row.getString(i)) : BY_TYPE.getOrDefault(type, ResultSet::getObject);
    }

    private static Object array(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        return array == null ? null : array.getArray();
    }

    private static Object instant(ResultSet row, int index) throws SQLException {
        LocalDateTime utc = row.getObject(index, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    /** Null for what a later version, which runs beside this one, has written: one such row is not to spoil a list. */
    @SuppressWarnings({ "unchecked", "rawtypes" }) // of an enum that is not known before
    private static Object constant(Class<?> type, String name) {
        return GrowingEnum.find((Class) type, name).orElse(null);
    }
}
