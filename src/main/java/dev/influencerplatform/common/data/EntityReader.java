package dev.influencerplatform.common.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes an entity of a row, field by field. */
final class EntityReader<T extends BaseEntity> implements Source.RowReader<T> {

    private static final ClassValue<EntityReader<?>> READERS = new ClassValue<>() {
        @Override
        protected EntityReader<?> computeValue(Class<?> type) {
            return new EntityReader<>(type.asSubclass(BaseEntity.class));
        }
    };

    private final Constructor<T> constructor;
    private final Field[] fields;
    private final ColumnReader[] columns;
    private final String select;

    private EntityReader(Class<T> type) {
        try {
            constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        EntityTable table = EntityTable.of(type);
        fields = table.fields().toArray(Field[]::new);
        columns = Arrays.stream(fields).map(field -> ColumnReader.of(field.getType())).toArray(ColumnReader[]::new);
        select = table.columns().stream().collect(Collectors.joining(", e.", "SELECT e.", " FROM " + table.name() + " e "));
    }

    @SuppressWarnings("unchecked") // what is made of a type reads that type
    static <T extends BaseEntity> EntityReader<T> of(Class<T> type) {
        return (EntityReader<T>) READERS.get(type);
    }

    /** The beginning of a statement, up to its table. */
    String select() {
        return select;
    }

    @Override
    public T read(ResultSet row) throws SQLException {
        try {
            T entity = constructor.newInstance();
            for (int i = 0; i < fields.length; i++) {
                fields[i].set(entity, columns[i].of(row, i + 1));
            }
            return entity;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("A row fits no " + constructor.getDeclaringClass().getSimpleName(), failure);
        }
    }
}
