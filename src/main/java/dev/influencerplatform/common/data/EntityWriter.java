package dev.influencerplatform.common.data;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;

/** Makes a new row of an entity. */
final class EntityWriter {

    private static final ClassValue<EntityWriter> WRITERS = new ClassValue<>() {
        @Override
        protected EntityWriter computeValue(Class<?> type) {
            return new EntityWriter(EntityTable.of(type.asSubclass(BaseEntity.class)));
        }
    };

    private final List<Field> fields;
    private final String insert;

    private EntityWriter(EntityTable table) {
        fields = table.fields();
        insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(table.name(), String.join(", ", table.columns()),
                String.join(", ", Collections.nCopies(fields.size(), "?")));
    }

    static EntityWriter of(Class<? extends BaseEntity> type) {
        return WRITERS.get(type);
    }

    String insert() {
        return insert;
    }

    Object[] values(BaseEntity entity) {
        Object[] values = new Object[fields.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).get(entity);
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
        return values;
    }
}
