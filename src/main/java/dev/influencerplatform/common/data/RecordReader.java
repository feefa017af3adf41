package dev.influencerplatform.common.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Makes a record of a row: the first component of the first column, and so on. */
final class RecordReader<T extends Record> implements Source.RowReader<T> {

    private static final ClassValue<RecordReader<?>> READERS = new ClassValue<>() {
        @Override
        protected RecordReader<?> computeValue(Class<?> type) {
            return new RecordReader<>(type.asSubclass(Record.class));
        }
    };

    private final Constructor<T> constructor;
    private final ColumnReader[] columns;

    private RecordReader(Class<T> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        constructor.setAccessible(true);
        columns = Arrays.stream(types).map(ColumnReader::of).toArray(ColumnReader[]::new);
    }

    @SuppressWarnings("unchecked") // what is made of a type reads that type
    static <T extends Record> RecordReader<T> of(Class<T> type) {
        return (RecordReader<T>) READERS.get(type);
    }

    @Override
    public T read(ResultSet row) throws SQLException {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].of(row, i + 1);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("A row fits no " + constructor.getDeclaringClass().getSimpleName(), failure);
        }
    }
}
