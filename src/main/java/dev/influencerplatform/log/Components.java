package dev.influencerplatform.log;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What records hold, by name. */
final class Components {

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor)
                    .filter(Method::trySetAccessible)
                    .collect(Collectors.toUnmodifiableMap(Method::getName, accessor -> accessor));
        }
    };

    private Components() {
    }

    /** @return null also where the record has nothing of this name */
    static Object of(Record record, String name) {
        Method accessor = ACCESSORS.get(record.getClass()).get(name);
        try {
            return accessor == null ? null : accessor.invoke(record);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(name + " cannot be read", failure);
        }
    }
}
