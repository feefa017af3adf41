package dev.influencerplatform.common.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/** Makes a record of a row: the first component of the first column, and so on. Timestamps are UTC, as everywhere here. */
final class RecordReader<T extends Record> {

    private static final ClassValue<RecordReader<?>> READERS = new ClassValue<>() {
        @Override
        protected RecordReader<?> computeValue(Class<?> type) {
            return new RecordReader<>(type.asSubclass(Record.class));
        }
    };
    private static final Map<Class<?>, Column> COLUMNS = Map.of(
            int.class, ResultSet::getInt,
            long.class, ResultSet::getLong,
            boolean.class, ResultSet::getBoolean,
            String.class, ResultSet::getString,
            LocalDate.class, (row, i) -> row.getObject(i, LocalDate.class),
            LocalTime.class, (row, i) -> row.getObject(i, LocalTime.class),
            Instant.class, RecordReader::instant);

    private final Constructor<T> constructor;
    private final Column[] columns;

    private RecordReader(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        constructor.setAccessible(true);
        columns = Arrays.stream(components).map(component -> column(component.getType())).toArray(Column[]::new);
    }

    /** How a column becomes a component. */
    private interface Column {
        Object of(ResultSet row, int index) throws SQLException;
    }

    @SuppressWarnings("unchecked") // what is made of a type reads that type
    static <T extends Record> RecordReader<T> of(Class<T> type) {
        return (RecordReader<T>) READERS.get(type);
    }

    T read(ResultSet row) throws SQLException {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].of(row, i + 1);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("No " + constructor.getDeclaringClass().getSimpleName() + " can be made of a row",
                    failure);
        }
    }

    /** Numbers that may be null, UUIDs and the like are what the driver makes of them. */
    private static Column column(Class<?> type) {
        if (type.isArray()) {
            return RecordReader::array;
        }
        return type.isEnum() ? (row, i) -> constant(type, row.getString(i)) : COLUMNS.getOrDefault(type, ResultSet::getObject);
    }

    private static Object array(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        return array == null ? null : array.getArray();
    }

    private static Object instant(ResultSet row, int index) throws SQLException {
        LocalDateTime utc = row.getObject(index, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    private static Object constant(Class<?> type, String name) {
        return name == null ? null
                : Arrays.stream(type.getEnumConstants()).filter(one -> ((Enum<?>) one).name().equals(name)).findFirst()
                        .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no " + name));
    }
}
