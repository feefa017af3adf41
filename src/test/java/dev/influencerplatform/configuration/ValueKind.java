package dev.influencerplatform.configuration;

import dev.influencerplatform.common.limit.Quota;
import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which values a setting takes, in a word. */
final class ValueKind {

    static final String TEXT = "text";

    private static final String SWITCH = "`true` or `false`";
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(Map.entry(Duration.class, "time"),
            Map.entry(MemorySize.class, "size"), Map.entry(Quota.class, "limit"), Map.entry(boolean.class, SWITCH),
            Map.entry(int.class, "number"), Map.entry(long.class, "number"), Map.entry(double.class, "number"),
            Map.entry(OptionalInt.class, "number"), Map.entry(OptionalLong.class, "number"), Map.entry(String.class, TEXT),
            Map.entry(URI.class, "address"), Map.entry(Path.class, "path"));

    private ValueKind() {
    }

    static String of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            return Collection.class.isAssignableFrom(raw) ? "list" : of(arguments[arguments.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Stream.of(plain.getEnumConstants())
                    .map(one -> "`" + one.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                    .collect(Collectors.joining(" or "));
        }
        return Optional.ofNullable(KINDS.get(plain))
                .orElseThrow(() -> new IllegalStateException("ValueKind has no word for " + plain));
    }

    /** Of a setting that is not ours, and so has no type here. */
    static String ofPreset(String preset) {
        if (List.of("true", "false").contains(preset)) {
            return SWITCH;
        }
        if (preset.matches("[0-9]+(ms|[SMHD])")) {
            return "time";
        }
        return preset.matches("[0-9]+") ? "number" : TEXT;
    }
}
