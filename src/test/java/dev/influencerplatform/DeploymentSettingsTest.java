package dev.influencerplatform;

import static dev.influencerplatform.docker.DockerFiles.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.configuration.ConfigurationReference;
import dev.influencerplatform.docker.DockerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker/ sets is what the application knows, and all that it needs. */
class DeploymentSettingsTest {

    private static final Path KUBERNETES = FOLDER.resolve("kubernetes");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    /** Of .env, for Docker and for other containers. */
    private static final Set<String> NOT_OF_THE_APPLICATION = Set.of("COMPOSE_FILE", "IMAGE", "LISTEN", "CPUS",
            "DATABASE_OWNER_PASSWORD", "POSTGRES_PASSWORD", "MAIL_PORT", "GRAFANA_PORT", "GRAFANA_PASSWORD");
    /** In the secret application, as docker/README.md says. */
    private static final List<String> SECRETS = List.of("TOKEN_KEYS", "REFRESH_TOKEN_SECRET", "VAULT_KEYS");

    @TempDir
    Path folder;

    private static Set<String> known() {
        return ConfigurationReference.namesOn(DockerFiles.text(FOLDER.resolve("CONFIGURATION.md")));
    }

    /** As its script writes it. */
    private Map<String, String> env(String... arguments) throws IOException, InterruptedException {
        for (String file : List.of("make-env.sh", ".env.example")) {
            Files.copy(FOLDER.resolve(file), folder.resolve(file));
        }
        List<String> command = Stream.concat(Stream.of("bash", folder.resolve("make-env.sh").toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return DockerFiles.variables(folder.resolve(".env"));
    }

    /** What a service of these files has in the end. */
    private static Map<String, String> environment(String service, Map<String, String> env) {
        Map<String, String> environment = new HashMap<>();
        for (String file : env.get("COMPOSE_FILE").split(":")) {
            JsonNode definition = DockerFiles.yaml(FOLDER.resolve(file)).get(0).path("services").path(service);
            if (definition.path("env_file").asText().equals(".env")) {
                environment.putAll(env);
            }
            definition.path("environment").properties().forEach(variable -> environment.put(variable.getKey(),
                    VARIABLE.matcher(variable.getValue().asText()).results().findFirst()
                            .map(reference -> env.get(reference.group(1))).orElse(variable.getValue().asText())));
        }
        return environment;
    }

    @Test
    void theExampleNamesOnlyWhatIsKnown() {
        List<String> named = Pattern.compile("^(?:# )?([A-Z][A-Z0-9_]*)=", Pattern.MULTILINE)
                .matcher(DockerFiles.text(FOLDER.resolve(".env.example"))).results().map(name -> name.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(named).filteredOn(name -> !NOT_OF_THE_APPLICATION.contains(name)).isSubsetOf(known());
        assertThat(known()).doesNotContainAnyElementsOf(NOT_OF_THE_APPLICATION).contains("APP_LIMITS_READ");
    }

    @Test
    void containersSetOnlyWhatIsKnown() {
        for (Path file : DockerFiles.in(FOLDER, ".yaml")) {
            for (JsonNode document : DockerFiles.yaml(file)) {
                for (String service : List.of("application", "migration")) {
                    assertThat(document.path("services").path(service).path("environment").properties())
                            .extracting(Map.Entry::getKey).filteredOn(name -> !NOT_OF_THE_APPLICATION.contains(name))
                            .as(file.toString()).isSubsetOf(known());
                }
            }
        }
    }

    @Test
    void whatIsWrittenForATryIsComplete() throws Exception {
        Map<String, String> env = env("--s3", "--observability", "--local");
        assertThat(env).containsKey("GRAFANA_PASSWORD");
        assertThat(ProductionSettings.complaints(environment("application", env)::get)).isEmpty();
        assertThat(ProductionSettings.databaseComplaints(environment("migration", env)::get)).isEmpty();
    }

    @Test
    void whatIsWrittenForRealIsCompleteAndNobodyElseCanReadIt() throws Exception {
        Map<String, String> env = env("https://app.example.com", "smtp.example.com", "Example <no-reply@example.com>");
        assertThat(ProductionSettings.complaints(environment("application", env)::get)).isEmpty();
        assertThat(Files.getPosixFilePermissions(folder.resolve(".env"))).hasSize(2);
        env.remove("VAULT_KEYS");
        assertThat(ProductionSettings.complaints(environment("application", env)::get)).singleElement().asString()
                .contains("VAULT_KEYS");
    }

    @Test
    void theApplicationIsNotGivenTheSecretsOfOthers() throws Exception {
        Map<String, String> env = env("--s3", "--observability", "--local");
        Map<String, String> environment = environment("application", env);
        assertThat(List.of("POSTGRES_PASSWORD", "DATABASE_OWNER_PASSWORD", "GRAFANA_PASSWORD"))
                .allSatisfy(name -> assertThat(env.get(name)).isNotBlank())
                .allSatisfy(name -> assertThat(environment.get(name)).isEmpty());
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws Exception {
        env("--local");
        Process again = new ProcessBuilder("bash", folder.resolve("make-env.sh").toString(), "--local").start();
        assertThat(again.waitFor()).isEqualTo(1);
        assertThat(new String(again.getErrorStream().readAllBytes())).contains(".env is there already");
    }

    @Test
    void podsAreGivenAllThatTheyNeed() {
        Map<String, String> settings = DockerFiles.variables(KUBERNETES.resolve("base/settings.env"));
        settings.putAll(DockerFiles.variables(KUBERNETES.resolve("overlays/production/settings.env")));
        assertThat(settings.keySet()).isSubsetOf(known());
        settings.put("DATABASE_USER", "influencer_app");
        settings.put("DATABASE_PASSWORD", "of a secret");
        assertThat(ProductionSettings.complaints(settings::get)).hasSize(SECRETS.size());
        SECRETS.forEach(name -> assertThat(ProductionSettings.complaints(settings::get)).anyMatch(line -> line.contains(name)));
        assertThat(DockerFiles.text(FOLDER.resolve("README.md"))).contains(SECRETS);
    }

    @Test
    void manifestsSetOnlyWhatIsKnown() {
        Set<String> known = known();
        List<String> literals = DockerFiles.in(KUBERNETES, "kustomization.yaml").stream()
                .flatMap(file -> Pattern.compile("- ([A-Z][A-Z0-9_]+)=").matcher(DockerFiles.text(file)).results())
                .map((MatchResult literal) -> literal.group(1)).toList();
        List<String> variables = DockerFiles.in(KUBERNETES, ".yaml").stream()
                .flatMap(file -> Pattern.compile("- name: ([A-Z][A-Z0-9_]+)\n").matcher(DockerFiles.text(file)).results())
                .map((MatchResult variable) -> variable.group(1)).toList();
        assertThat(literals).isNotEmpty().isSubsetOf(known);
        assertThat(variables).contains("MIGRATIONS", "DATABASE_USER").isSubsetOf(known);
    }
}
