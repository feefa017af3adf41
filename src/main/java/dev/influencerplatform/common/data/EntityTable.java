package dev.influencerplatform.common.data;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;

/** The fields of an entity and the columns that they stand for, called as the naming strategy calls them. */
public record EntityTable(String name, List<Field> fields, List<String> columns) {

    static EntityTable of(Class<? extends BaseEntity> type) {
        List<Field> fields = fieldsOf(type).toList();
        return new EntityTable(type.getAnnotation(Table.class).name(), fields,
                fields.stream().map(EntityTable::columnOf).toList());
    }

    /** Those that the source has, which are not public any more when Panache is through with them. */
    private static Stream<Field> fieldsOf(Class<?> type) {
        return type == Object.class ? Stream.empty()
                : Stream.concat(fieldsOf(type.getSuperclass()), Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers())
                                && !Modifier.isTransient(field.getModifiers())
                                && !field.isAnnotationPresent(Transient.class) && field.trySetAccessible()));
    }

    private static String columnOf(Field field) {
        if (field.isAnnotationPresent(Convert.class) || field.isAnnotationPresent(JdbcTypeCode.class)) {
            throw new IllegalArgumentException(field + " is nothing that can be had without Hibernate");
        }
        Column named = field.getAnnotation(Column.class);
        return named == null ? columnOf(field.getName()) : named.name();
    }

    /** The column of a field. */
    public static String columnOf(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
