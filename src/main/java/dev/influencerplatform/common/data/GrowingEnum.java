package dev.influencerplatform.common.data;

import java.util.Arrays;
import java.util.Optional;
import org.hibernate.type.descriptor.java.EnumJavaType;

/**
 * An enum that a later version, which may run beside this one, has more values of: those read as null here, so that one such
 * row spoils no list.
 */
public abstract class GrowingEnum<T extends Enum<T>> extends EnumJavaType<T> {

    private static final long serialVersionUID = 1;

    protected GrowingEnum(Class<T> type) {
        super(type);
    }

    /** Nothing for a name that only a later version knows. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public T fromName(String name) {
        return find(getJavaTypeClass(), name).orElse(null);
    }
}
