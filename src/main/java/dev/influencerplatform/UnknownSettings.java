package dev.influencerplatform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Names variables that look like settings and set nothing: a misspelt one would leave the default in force without a word. */
@Singleton
class UnknownSettings {

    private static final Logger LOG = Logger.getLogger(UnknownSettings.class);
    private static final String OURS = "APP_";
    private static final String ANY_KEY = "*";
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern NOT_OF_A_VARIABLE = Pattern.compile("[^A-Za-z0-9*]");
    /** What is further from a name than one letter in so many is another word. */
    private static final int LETTERS_PER_MISTAKE = 4;

    private final Config config;
    private final BeanManager beans;

    UnknownSettings(Config config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    void warn(@Observes StartupEvent started) {
        warning(System.getenv().keySet()).ifPresent(LOG::warn);
    }

    Optional<String> warning(Set<String> environment) {
        Set<String> ours = environment.stream().filter(name -> name.startsWith(OURS)).collect(Collectors.toSet());
        return ours.isEmpty() ? Optional.empty() : warningOf(ours);
    }

    private Optional<String> warningOf(Set<String> ours) {
        Set<String> unknown = ours.stream().filter(isIn(preset()).negate()).collect(Collectors.toCollection(TreeSet::new));
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        // takes a while, and most that are set have a default
        Set<String> known = Stream.concat(preset().stream(), mapped()).collect(Collectors.toSet());
        unknown.removeIf(isIn(known));
        return unknown.isEmpty() ? Optional.empty()
                : Optional.of("Variables that set nothing: "
                        + unknown.stream().map(name -> name + nearest(name, known)).collect(Collectors.joining(", "))
                        + "; docker/CONFIGURATION.md has those that do");
    }

    /** Those that something else than the environment sets, too. */
    private Set<String> preset() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource)).flatMap(source -> source.getPropertyNames().stream())
                .map(UnknownSettings::variable).filter(name -> name.startsWith(OURS)).collect(Collectors.toSet());
    }

    /** Those that settings are mapped from; of maps and lists, what stands before the key. */
    private Stream<String> mapped() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().flatMap(bean -> bean.getTypes().stream())
                .filter(type -> type instanceof Class<?> plain && plain.isAnnotationPresent(ConfigMapping.class))
                .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass((Class<?>) type)).keySet().stream())
                .map(UnknownSettings::variable).filter(name -> name.startsWith(OURS));
    }

    private static String variable(String property) {
        String name = NOT_OF_A_VARIABLE.matcher(PROFILE.matcher(property).replaceFirst("")).replaceAll("_")
                .toUpperCase(Locale.ROOT);
        return name.contains(ANY_KEY) ? name.substring(0, name.indexOf(ANY_KEY) + 1) : name;
    }

    private static Predicate<String> isIn(Set<String> known) {
        return name -> known.contains(name) || known.stream().filter(one -> one.endsWith(ANY_KEY))
                .anyMatch(one -> name.startsWith(one.substring(0, one.length() - 1)));
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream().filter(one -> !one.endsWith(ANY_KEY)).sorted()
                .min(Comparator.comparingInt(one -> distance(name, one)))
                .filter(one -> distance(name, one) <= name.length() / LETTERS_PER_MISTAKE)
                .map(one -> " (" + one + "?)").orElse("");
    }

    /** How many letters have to be put in, taken out or changed to make one of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
