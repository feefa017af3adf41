package dev.influencerplatform.common.data;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;

/** Makes an entity of a row, field by field; columns are called as the naming strategy calls them. */
public final class EntityReader<T extends BaseEntity> implements Source.RowReader<T> {

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
        fields = fieldsOf(type).toArray(Field[]::new);
        columns = Arrays.stream(fields).map(field -> ColumnReader.of(field.getType())).toArray(ColumnReader[]::new);
        select = Arrays.stream(fields).map(EntityReader::columnOf)
                .collect(Collectors.joining(", e.", "SELECT e.", " FROM " + type.getAnnotation(Table.class).name() + " e "));
    }

    /** Those that the source has, which are not public any more when Panache is through with them. */
    private static Stream<Field> fieldsOf(Class<?> type) {
        return type == Object.class ? Stream.empty()
                : Stream.concat(fieldsOf(type.getSuperclass()), Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers())
                                && !Modifier.isTransient(field.getModifiers())
                                && !field.isAnnotationPresent(Transient.class) && field.trySetAccessible()));
    }

    @SuppressWarnings("unchecked") // what is made of a type reads that type
    static <T extends BaseEntity> EntityReader<T> of(Class<T> type) {
        return (EntityReader<T>) READERS.get(type);
    }

    /** The beginning of a statement, up to its table. */
    String select() {
        return select;
    }

    private static String columnOf(Field field) {
        if (field.isAnnotationPresent(Convert.class) || field.isAnnotationPresent(JdbcTypeCode.class)) {
            throw new IllegalArgumentException(field + " is nothing that can be read without Hibernate");
        }
        Column named = field.getAnnotation(Column.class);
        return named == null ? columnOf(field.getName()) : named.name();
    }

    /** The column of a field. */
    public static String columnOf(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
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
