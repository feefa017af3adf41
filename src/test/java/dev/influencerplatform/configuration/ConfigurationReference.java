package dev.influencerplatform.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docker/CONFIGURATION.md, made of the sources that settings come from. */
public final class ConfigurationReference {

    private static final String TABLE = "\n| variable | what it is | value | default |\n|---|---|---|---|\n";
    private static final String PREAMBLE = """
            # Configuration

            <!-- Written by ConfigurationReferenceTest: change the Javadoc of the settings or the comments in
                 application.properties, and run ./mvnw test -Dtest=ConfigurationReferenceTest -Dreference.write=true -->

            Everything is set by environment variables, and read once, at the start. What is not set has the default that stands
            here; where none stands, there is none. [OPERATIONS.md](OPERATIONS.md) tells what to do with some of them.

            | value | like |
            |---|---|
            | time | `200ms`, `10S`, `15M`, `24H`, `30D` |
            | size | `256K`, `10M`, in bytes |
            | limit | `30/1M`: so many in such a time |
            | list | values with commas in between |
            | default | `<PUBLIC_URL>` is what that variable has |

            **Secret** ones belong in whatever keeps secrets where you run it, not in files that are committed or shown.
            A misspelt variable that begins with `APP_` is named in the log at the start, with the nearest that exists.
            Quarkus has settings of its own besides these, such as `QUARKUS_LOG_LEVEL`: <https://quarkus.io/guides/all-config>
            lists them, and those without a lock there can be set in the same way.
            """;

    private static final Path JAVA = Path.of("src", "main", "java");
    private static final Javadocs WORDS = new Javadocs(JAVA);
    private static final Path PROPERTIES = Path.of("src", "main", "resources", "application.properties");

    private static final Pattern NAME = Pattern.compile("^\\| (`[A-Z].*?`) \\|", Pattern.MULTILINE);

    private final Settings settings;
    private final List<Mandatory> mandatory;
    private final Map<String, Setting> all;
    private final Javadocs words;

    ConfigurationReference(String properties, List<Class<?>> interfaces, Javadocs words, List<String> complaints) {
        this.words = words;
        settings = new Settings(properties, interfaces, words);
        mandatory = Mandatory.of(complaints);
        all = settings.all();
    }

    /**
     * Of the application as it is.
     *
     * @param change
     *        of application.properties
     */
    public static ConfigurationReference ofSources(List<String> complaints, UnaryOperator<String> change) throws IOException {
        return new ConfigurationReference(change.apply(Files.readString(PROPERTIES)), MappedSetting.interfaces(JAVA),
                WORDS, complaints);
    }

    /** Names of the settings that nothing is said about. */
    public List<String> wordless() {
        Set<String> explained = Mandatory.names(mandatory).collect(Collectors.toSet());
        return all.values().stream().filter(setting -> setting.meaning().isEmpty()).map(Setting::name)
                .filter(name -> !explained.contains(name)).toList();
    }

    /** Those that are written on a page. */
    public static Set<String> namesOn(String page) {
        return NAME.matcher(page).results().flatMap(row -> Stream.of(row.group(1).split(" or ")))
                .map(name -> name.replace("`", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The properties that such variables change when production reads them. */
    public Set<String> changedBy(Collection<String> variables) throws IOException {
        return new Effect(properties(), PROPERTIES).of(variables);
    }

    /** All properties that the environment is to be able to set. */
    public Set<String> properties() {
        return settings.properties();
    }

    public String markdown() {
        StringBuilder page = new StringBuilder(PREAMBLE);
        page.append("\n## What has to be set\n\nWithout these, it does not start, and says which are missing.\n")
                .append("\n| variable | what it is | more |\n|---|---|---|\n");
        mandatory.forEach(one -> page.append(row(one)));
        Set<String> done = Mandatory.names(mandatory).collect(Collectors.toSet());
        Predicate<Setting> open = setting -> !done.contains(setting.name()) && !setting.isForDevelopers();

        page.append("\n## What differs between installations\n");
        settings.named().forEach((heading, part) -> append(page, "\n### " + heading + "\n", part, open));
        page.append("\n## Fine tuning\n");
        settings.unnamed().forEach((type, part) -> append(page, heading(type), part, open));
        append(page, "\n## Not in production\n\nFor dev mode and tests; a start refuses what would be dangerous.\n",
                all.values(), Setting::isForDevelopers);
        return page.toString();
    }

    private static void append(StringBuilder page, String heading, Collection<Setting> part, Predicate<Setting> open) {
        String rows = part.stream().filter(open).map(ConfigurationReference::row).collect(Collectors.joining());
        if (!rows.isEmpty()) {
            page.append(heading).append(TABLE).append(rows);
        }
    }

    private String heading(Class<?> type) {
        return "\n### `" + Setting.environmentName(MappedSetting.prefix(type)) + "_…`\n\n" + words.of(type) + "\n";
    }

    private static String row(Setting setting) {
        return "| `" + setting.name() + "` | " + meaning(setting) + " | " + setting.value() + " | " + code(setting.preset())
                + " |\n";
    }

    private String row(Mandatory one) {
        String meanings = one.names().stream().map(all::get).map(ConfigurationReference::meaning)
                .collect(Collectors.joining(" "));
        String hint = Settings.sentence(one.hint().replaceAll("make one: (.*)", "make one: `$1`").replace('"', '`'));
        return "| " + one.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or ")) + " | "
                + hint + " | " + meanings + " |\n";
    }

    private static String meaning(Setting setting) {
        return ((setting.isSecret() ? "**Secret.** " : "") + setting.words()).strip();
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("|", "\\|") + "`";
    }
}
