package dev.influencerplatform.docker;

import static dev.influencerplatform.docker.DockerFiles.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The compose files keep the promises of docker/README.md. */
class ComposeTest {

    /** Has nothing in it that could ask. */
    private static final Set<String> WITHOUT_HEALTH_CHECK = Set.of("compose.observability.yaml collector");
    private static final String PINNED = "([\\w-]+/)?[\\w-]+:v?\\d+[.]\\d+[\\w.-]*";

    private static Stream<Path> files() {
        return DockerFiles.in(FOLDER, ".yaml").stream().filter(file -> file.getFileName().toString().startsWith("compose"));
    }

    /** Those that a file defines, by its name and theirs; what overlays add to the application is not one. */
    private static Map<String, JsonNode> services() {
        return files().flatMap(file -> DockerFiles.yaml(file).get(0).get("services").properties().stream()
                .filter(service -> service.getValue().has("image"))
                .map(service -> Map.entry(file.getFileName() + " " + service.getKey(), service.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static JsonNode application() {
        return services().get("compose.yaml application");
    }

    private static boolean endsByItself(JsonNode service) {
        return service.path("restart").asText().equals("no");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void everyContainerCanDoLittleAndTakeLittle() {
        assertThat(services()).hasSizeGreaterThan(6).allSatisfy((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).contains("no-new-privileges:true");
            assertThat(service.at("/deploy/resources/limits").properties()).extracting(Map.Entry::getKey).contains("cpus",
                    "memory", "pids");
        });
    }

    @Test
    void everyContainerComesBackOrEndsByItself() {
        assertThat(services()).allSatisfy((name, service) -> {
            assertThat(service.path("restart").asText()).isIn("no", "unless-stopped");
            assertThat(
                    endsByItself(service) || WITHOUT_HEALTH_CHECK.contains(name) || service.at("/healthcheck/test").isArray())
                    .isTrue();
        });
    }

    /** Otherwise Docker takes their end for a failure. */
    @Test
    void theApplicationWaitsForWhatEndsByItself() {
        assertThat(services().entrySet().stream().filter(service -> endsByItself(service.getValue()))
                .map(service -> service.getKey().split(" "))).hasSizeGreaterThan(1)
                .allSatisfy(name -> assertThat(DockerFiles.yaml(FOLDER.resolve(name[0])).get(0)
                        .at("/services/application/depends_on/" + name[1] + "/condition").asText())
                        .isEqualTo("service_completed_successfully"));
    }

    @Test
    void imagesArePinned() {
        assertThat(services()).allSatisfy((name, service) -> assertThat(service.get("image").asText())
                .matches(image -> image.equals("${IMAGE:-influencer-platform:local}") || image.matches(PINNED)));
    }

    @Test
    void whatIsMountedIsThereAndNotWrittenTo() {
        assertThat(services().values().stream().flatMap(service -> texts(service.path("volumes")).stream())
                .filter(volume -> volume.startsWith("."))).hasSizeGreaterThan(4).allSatisfy(volume -> {
                    assertThat(FOLDER.resolve(volume.split(":")[0])).exists();
                    assertThat(volume).endsWith(":ro");
                });
    }

    @Test
    void nothingIsPublishedToOtherMachinesByItself() {
        assertThat(services().values().stream().flatMap(service -> texts(service.path("ports")).stream())).isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:") || port.startsWith("${LISTEN:-127.0.0.1:"));
        assertThat(services().get("compose.yaml database").has("ports")).isFalse();
    }

    @Test
    void theApplicationIsPublishedWhereItListensAndMetricsAreNot() {
        String port = DockerFiles.preset("quarkus.http.port");
        assertThat(application().at("/environment/PORT").asText()).isEqualTo(port);
        assertThat(texts(application().get("ports"))).singleElement().asString().endsWith(":" + port);
    }

    @Test
    void theApplicationHasTheTimeToEndThatItNeeds() {
        assertThat(DurationConverter.parseDuration(application().get("stop_grace_period").asText()))
                .isGreaterThan(DockerFiles.longestEnd());
    }

    @Test
    void theApplicationWaitsForItsSchemaAndCannotChangeIt() {
        assertThat(application().at("/depends_on/migration/condition").asText())
                .isEqualTo("service_completed_successfully");
        assertThat(application().at("/environment/MIGRATIONS").asText()).isEqualTo("never");
        assertThat(application().at("/environment/DATABASE_USER").asText()).isEqualTo("influencer_app");
        JsonNode migration = services().get("compose.yaml migration").get("environment");
        assertThat(migration.get("MIGRATIONS").asText()).isEqualTo("only");
        assertThat(migration.get("DATABASE_USER").asText()).isEqualTo("influencer_owner");
    }

    @Test
    void noFileHoldsASecret() {
        assertThat(files().flatMap(file -> DockerFiles.yaml(file).get(0).get("services").findValues("environment").stream())
                .flatMap(environment -> environment.properties().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|KEY|TOKEN).*"))).hasSizeGreaterThan(6)
                .allSatisfy(variable -> assertThat(variable.getValue().asText()).matches("|\\$\\{[A-Z0-9_]+:[?][^}]+}"));
        assertThat(DockerFiles.variables(FOLDER.resolve(".env.example")).values()).isNotEmpty().containsOnly("");
        assertThat(FOLDER.resolve(".env.example")).content().doesNotContainPattern("(?m)(PASSWORD|SECRET|KEYS?)=\\S");
        assertThat(Path.of(".gitignore")).content().contains("docker/.env\n");
    }

    @Test
    void prometheusAsksTheApplication() {
        JsonNode job = DockerFiles.yaml(FOLDER.resolve("observability/prometheus.yaml")).get(0).at("/scrape_configs/0");
        assertThat(texts(job.at("/dns_sd_configs/0/names"))).containsExactly("application");
        assertThat(job.at("/dns_sd_configs/0/port").asText()).isEqualTo(KubernetesTest.managementPort());
    }

    @Test
    void overlaysAddToServicesThatAreThere() {
        assertThat(files().flatMap(file -> DockerFiles.yaml(file).get(0).get("services").properties().stream())
                .filter(service -> !service.getValue().has("image")).map(Map.Entry::getKey)).isNotEmpty()
                .containsOnly("application");
        assertThat(Files.exists(FOLDER.resolve("compose.yaml"))).isTrue();
    }
}
