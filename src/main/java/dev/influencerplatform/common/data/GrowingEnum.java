package dev.influencerplatform.common.data;

import java.util.Arrays;
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

    @Override
    public T fromName(String name) {
        return Arrays.stream(getJavaTypeClass().getEnumConstants()).filter(one -> one.name().equals(name)).findFirst()
                .orElse(null);
    }
}
