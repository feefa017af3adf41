package dev.influencerplatform.configuration;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries what variables do, with the library that reads them in production. */
final class Effect {

    private static final int ENVIRONMENT = 300;

    private final Set<String> properties;
    private final Path file;

    Effect(Set<String> properties, Path file) {
        this.properties = properties;
        this.file = file;
    }

    /** The properties that these variables change. */
    Set<String> of(Collection<String> variables) throws IOException {
        SmallRyeConfig without = config(Map.of());
        SmallRyeConfig with = config(variables.stream().collect(Collectors.toMap(Function.identity(), name -> "probe")));
        return properties.stream().filter(property -> !Objects.equals(value(without, property), value(with, property)))
                .collect(Collectors.toSet());
    }

    private SmallRyeConfig config(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withProfile("prod")
                .withSources(new PropertiesConfigSource(file.toUri().toURL()), new EnvConfigSource(environment, ENVIRONMENT))
                .build();
    }

    private static String value(SmallRyeConfig config, String property) {
        return config.getConfigValue(property).getValue();
    }
}
