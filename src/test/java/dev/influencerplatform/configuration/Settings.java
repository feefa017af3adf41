package dev.influencerplatform.configuration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All settings that production reads: those that application.properties takes from the environment, and those that are only
 * mapped, which the environment sets by the names of their properties.
 */
final class Settings {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:{}]+)(?::[^{}]*)?}");
    private static final Pattern PROPERTY_IN_WORDS = Pattern.compile("`(app[.][a-z.-]+)`");

    private final Javadocs words;
    private final Map<String, PropertyLine> inForce = new LinkedHashMap<>();
    private final Map<String, MappedSetting> mapped;
    private final Map<Class<?>, List<MappedSetting>> byInterface = new LinkedHashMap<>();

    Settings(String properties, List<Class<?>> interfaces, Javadocs words) {
        this.words = words;
        PropertyLine.of(properties).forEach(line -> inForce.merge(line.property(), line,
                (other, next) -> next.ofProfile() ? next.explainedBy(other) : other.explainedBy(next)));
        interfaces.forEach(type -> byInterface.put(type, MappedSetting.of(type, words)));
        mapped = byInterface.values().stream().flatMap(List::stream)
                .collect(Collectors.toMap(MappedSetting::property, Function.identity()));
    }

    /** Those that application.properties names, by its headings. */
    Map<String, Collection<Setting>> named() {
        Map<String, Map<String, Setting>> found = new LinkedHashMap<>();
        for (PropertyLine line : inForce.values()) {
            for (Expression expression : line.expressions()) {
                Setting setting = named(line, expression);
                found.computeIfAbsent(line.heading(), heading -> new LinkedHashMap<>()).merge(setting.name(), setting,
                        (first, other) -> first.meaning().isEmpty() ? other : first);
            }
        }
        return found.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, part -> part.getValue().values(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Those that nobody has named, by the interfaces that they are mapped to. */
    Map<Class<?>, List<Setting>> unnamed() {
        Map<Class<?>, List<Setting>> found = new LinkedHashMap<>();
        byInterface.forEach((type, settings) -> found.put(type,
                settings.stream().filter(setting -> name(setting.property()).isEmpty()).map(this::unnamed).toList()));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** Ours, and those of others that application.properties takes from the environment. */
    Set<String> properties() {
        return Stream.concat(mapped.keySet().stream(),
                inForce.values().stream().filter(line -> !line.expressions().isEmpty()).map(PropertyLine::property))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Setting named(PropertyLine line, Expression expression) {
        String preset = readable(expression.preset());
        MappedSetting ours = expression.whole() ? mapped.get(line.property()) : null;
        return ours == null
                ? new Setting(expression.name(), sentence(line.comment()), ValueKind.ofPreset(preset), preset)
                : new Setting(expression.name(), meaning(ours), ValueKind.of(ours.method().getGenericReturnType()), preset);
    }

    private Setting unnamed(MappedSetting setting) {
        PropertyLine line = inForce.get(setting.property());
        return new Setting(Setting.environmentName(setting.property()), meaning(setting),
                ValueKind.of(setting.method().getGenericReturnType()),
                readable(line == null ? setting.preset() : line.value()));
    }

    private String meaning(MappedSetting setting) {
        return sentence(PROPERTY_IN_WORDS.matcher(words.of(setting.method()).orElse(""))
                .replaceAll(
                        property -> "`" + name(property.group(1)).orElse(Setting.environmentName(property.group(1))) + "`"));
    }

    /** The environment variable that sets a property, if application.properties says one. */
    private Optional<String> name(String property) {
        return Optional.ofNullable(inForce.get(property)).flatMap(line -> line.expressions().stream().findFirst())
                .filter(Expression::whole).map(Expression::name);
    }

    /** With the names that operators know, and not with those of properties. */
    private String readable(String value) {
        return REFERENCE.matcher(value).replaceAll(part -> Matcher.quoteReplacement(name(part.group(1))
                .or(() -> Optional.of(part.group(1)).filter(property -> !inForce.containsKey(property)))
                .map(name -> "<" + name + ">").orElseGet(() -> readable(inForce.get(part.group(1)).value()))));
    }

    static String sentence(String words) {
        return words.isEmpty() ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    /** For sorting out. */
    Map<String, Setting> all() {
        Map<String, Setting> all = new TreeMap<>();
        named().values().forEach(part -> part.forEach(setting -> all.put(setting.name(), setting)));
        unnamed().values().forEach(part -> part.forEach(setting -> all.put(setting.name(), setting)));
        return all;
    }
}
