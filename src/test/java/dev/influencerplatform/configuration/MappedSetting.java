package dev.influencerplatform.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A setting of ours: a method of an interface that settings are mapped to. */
record MappedSetting(String property, Method method, String preset) {

    /** The interfaces, by their prefixes. */
    static List<Class<?>> interfaces(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(MappedSetting::maps)
                    .map(file -> sources.relativize(file).toString().replaceAll("\\.java$", "").replace('/', '.'))
                    .<Class<?>> map(MappedSetting::load).filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .sorted(Comparator.comparing(MappedSetting::prefix)).toList();
        }
    }

    static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    /** In the order of their sources. */
    static List<MappedSetting> of(Class<?> mapping, Javadocs words) {
        return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).entrySet().stream()
                .filter(property -> !property.getKey().endsWith("[*]"))
                .sorted(Comparator.comparingInt(property -> words.position(property.getValue().getMethod())))
                .flatMap(property -> names(property.getKey(), property.getValue().getMethod())
                        .map(name -> new MappedSetting(name, property.getValue().getMethod(), preset(property.getValue()))))
                .toList();
    }

    private static boolean maps(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MappedSetting.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a map, one for each of its keys. */
    private static Stream<String> names(String name, Method method) {
        if (!name.endsWith(".*")) {
            return Stream.of(name);
        }
        Class<?> key = (Class<?>) ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        return Stream.of(key.getEnumConstants())
                .map(one -> name.replace("*", one.toString().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static String preset(Property property) {
        return property.hasDefaultValue() ? property.getDefaultValue() : "";
    }
}
