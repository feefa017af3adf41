package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.influencerplatform.configuration.ConfigurationReference;
import dev.influencerplatform.configuration.Mandatory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docker/CONFIGURATION.md is what the sources say, and what they say is so. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("docker", "CONFIGURATION.md");
    private static final Path JAVA = Path.of("src", "main", "java");
    private static final Path PROPERTIES = Path.of("src", "main", "resources", "application.properties");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(app[.][^\"]+)\"");
    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private static final Pattern OURS = Pattern.compile("APP_[A-Z0-9_]*[A-Z0-9]\\b");

    private static ConfigurationReference reference(UnaryOperator<String> change) throws IOException {
        return ConfigurationReference.ofSources(ProductionSettings.complaints(name -> null), change);
    }

    private static ConfigurationReference reference() throws IOException {
        return reference(UnaryOperator.identity());
    }

    @BeforeAll
    static void writeThePageIfWanted() throws IOException {
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(PAGE, reference().markdown());
        }
    }

    @Test
    void thePageIsWhatTheSourcesSay() throws IOException {
        String now = reference().markdown();
        assertThat(Files.readString(PAGE))
                .as("stale; to be written by ./mvnw test -Dtest=ConfigurationReferenceTest -Dreference.write=true")
                .isEqualTo(now);
    }

    @Test
    void everythingOnItIsExplained() throws IOException {
        assertThat(reference().wordless())
                .as("settings that want Javadoc, or a comment right above their line in application.properties").isEmpty();
    }

    @Test
    void whatCanBeSetIsOnIt() throws IOException {
        ConfigurationReference reference = reference();
        Set<String> onPage = ConfigurationReference.namesOn(Files.readString(PAGE));

        assertThat(reference.changedBy(onPage)).hasSizeGreaterThan(100).isEqualTo(reference.properties())
                .containsAll(injected());
        onPage.remove("APP_LIMITS_READ");
        onPage.remove("SMTP_PORT");
        assertThat(reference.changedBy(onPage)).doesNotContain("app.limits.read", "quarkus.mailer.port");
    }

    @Test
    void whatIsOnItSetsSomething() throws IOException {
        ConfigurationReference reference = reference();

        for (String name : ConfigurationReference.namesOn(Files.readString(PAGE))) {
            assertThat(reference.changedBy(Set.of(name))).as(name).isNotEmpty();
        }
        assertThat(reference.changedBy(Set.of("APP_LIMTS_READ", "SMTP_PROT"))).isEmpty();
    }

    @Test
    void aSettingThatComesOrGoesMakesItStale() throws IOException {
        String page = Files.readString(PAGE);
        String more = reference(file -> file + "# how many there are\nquarkus.things=${THINGS:3}\n").markdown();
        String less = reference(file -> file.replace("${TRUSTED_PROXIES:0}", "0")).markdown();

        assertThat(more).isNotEqualTo(page).contains("| `THINGS` | How many there are. | number | `3` |");
        assertThat(less).isNotEqualTo(page).doesNotContain("| `TRUSTED_PROXIES`").contains("| `APP_HTTP_TRUSTED_PROXIES`");
        assertThat(reference(file -> file + "quarkus.things=${THINGS:3}\n").wordless()).containsExactly("THINGS");
        assertThat(reference(file -> file + "%dev.quarkus.things=${THINGS:3}\n").markdown()).isEqualTo(page);
    }

    @Test
    void productionsDefaultIsSaidInWordsOfOperators() throws IOException {
        String page = reference(file -> file + """
                # secret: who we are there
                quarkus.who=${WHO:${quarkus.application.name}}
                # in which form
                quarkus.form=${app.form.${FORM:text}}
                %prod.quarkus.form=${app.form.${FORM:json}}
                %dev.quarkus.form=${app.form.${FORM:xml}}
                %prod.quarkus.where=${WHERE:${quarkus.datasource.jdbc.url}?a}
                """).markdown();

        assertThat(page).contains("| `WHO` | **Secret.** Who we are there. | text | `influencer-platform` |",
                "| `FORM` | In which form. | text | `json` |", "| `WHERE` |  | text | `<DATABASE_URL>?a` |");
    }

    @Test
    void theStartDemandsWhatHasNoDefault() throws IOException {
        Set<String> withoutDefault = Files.readAllLines(PROPERTIES).stream().filter(line -> !line.matches("(#|%dev|%test).*"))
                .flatMap(line -> WITHOUT_DEFAULT.matcher(line).results()).map(variable -> variable.group(1))
                .collect(Collectors.toSet());

        assertThat(withoutDefault).contains("DATABASE_URL");
        assertThat(missing(Map.of())).containsAll(withoutDefault);
    }

    @Test
    void whatTheStartLooksAtIsOnIt() throws IOException {
        Set<String> looked = new TreeSet<>();
        ProductionSettings.complaints(name -> {
            looked.add(name);
            return null;
        });
        assertThat(ConfigurationReference.namesOn(Files.readString(PAGE))).containsAll(looked)
                .hasSizeGreaterThan(looked.size());
    }

    @Test
    void whatAStoreMakesMandatorySaysSo() throws IOException {
        Set<String> more = missing(Map.of("PHOTO_STORAGE", "s3"));
        more.removeAll(missing(Map.of()));

        assertThat(more).isNotEmpty().allSatisfy(
                name -> assertThat(Files.readString(PAGE)).containsPattern("\\| `" + name + "` \\|.*`PHOTO_STORAGE=s3`"));
    }

    @Test
    void theReadmeNamesWhatTheStartDemands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String start = readme.substring(readme.indexOf("## Running it for real"));

        assertThat(Pattern.compile("`([A-Z][A-Z_]+)`").matcher(start.substring(0, start.indexOf("\n\n", start.indexOf("|---"))))
                .results().map(name -> name.group(1)).collect(Collectors.toSet())).isEqualTo(missing(Map.of()));
    }

    @Test
    void theManualsSpeakOfNoOthers() throws IOException {
        Set<String> onPage = ConfigurationReference.namesOn(Files.readString(PAGE));
        try (Stream<Path> manuals = Stream.concat(Files.walk(PAGE.getParent()), Stream.of(Path.of("README.md")))) {
            for (Path manual : manuals
                    .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("node_modules")).toList()) {
                assertThat(OURS.matcher(Files.readString(manual)).results().map(MatchResult::group)).as(manual.toString())
                        .isSubsetOf(onPage);
            }
        }
    }

    private static Set<String> missing(Map<String, String> environment) {
        return Mandatory.names(Mandatory.of(ProductionSettings.complaints(environment::get)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> injected() throws IOException {
        try (Stream<Path> files = Files.walk(JAVA)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            StringBuilder code = new StringBuilder();
            for (Path source : sources) {
                code.append(Files.readString(source));
            }
            return INJECTED.matcher(code).results().map(name -> name.group(1)).toList();
        }
    }
}
