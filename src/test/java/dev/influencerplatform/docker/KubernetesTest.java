package dev.influencerplatform.docker;

import static dev.influencerplatform.docker.DockerFiles.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifests of Kubernetes agree with each other and with the application. */
class KubernetesTest {

    private static final Path MANIFESTS = FOLDER.resolve("kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final Set<String> LISTS_OF_FILES = Set.of("resources", "components");
    private static final Set<String> KNOWN_TO_KUSTOMIZE = Set.of("apiVersion", "kind", "labels", "namespace", "resources",
            "components", "images", "configMapGenerator", "patches");

    static String managementPort() {
        String port = DockerFiles.preset("quarkus.management.port");
        // that of Quarkus
        return port == null ? "9000" : port;
    }

    private static List<JsonNode> manifests() {
        return DockerFiles.in(MANIFESTS, ".yaml").stream().filter(file -> !file.endsWith(KUSTOMIZATION))
                .flatMap(file -> DockerFiles.yaml(file).stream()).toList();
    }

    private static JsonNode the(String kind, String name) {
        return manifests().stream().filter(manifest -> manifest.path("kind").asText().equals(kind))
                .filter(manifest -> manifest.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
    }

    private static List<JsonNode> podSpecs() {
        return List.of(the("Deployment", "application").at("/spec/template/spec"),
                the("Job", "migration").at("/spec/template/spec"));
    }

    private static JsonNode container() {
        return the("Deployment", "application").at("/spec/template/spec/containers/0");
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void kustomizationsNameFilesThatAreThereAndLeaveNoneOut() {
        Set<Path> named = new TreeSet<>();
        for (Path file : DockerFiles.in(MANIFESTS, KUSTOMIZATION)) {
            JsonNode kustomization = DockerFiles.yaml(file).get(0);
            assertThat(kustomization.properties()).extracting(Map.Entry::getKey).as(file.toString())
                    .isSubsetOf(KNOWN_TO_KUSTOMIZE);
            LISTS_OF_FILES.forEach(list -> items(kustomization.path(list))
                    .forEach(entry -> named.add(file.resolveSibling(entry.asText()).normalize())));
            kustomization.findValues("envs").forEach(list -> items(list)
                    .forEach(entry -> named.add(file.resolveSibling(entry.asText()).normalize())));
        }
        assertThat(named).hasSizeGreaterThan(15).allMatch(Files::exists);
        assertThat(named).containsAll(DockerFiles.in(MANIFESTS, ".yaml").stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION)).toList());
    }

    @Test
    void patchesChangeWhatIsThere() {
        for (Path file : DockerFiles.in(MANIFESTS, KUSTOMIZATION)) {
            for (JsonNode patch : DockerFiles.yaml(file).get(0).path("patches")) {
                JsonNode target = the(patch.at("/target/kind").asText(), patch.at("/target/name").asText());
                List<Map<String, Object>> changes = new Yaml().load(patch.get("patch").asText());
                assertThat(changes).as(file.toString()).isNotEmpty()
                        .noneMatch(change -> target.at((String) change.get("path")).isMissingNode());
            }
        }
    }

    @Test
    void theImageIsPinnedByTheOverlay() {
        JsonNode image = DockerFiles.yaml(MANIFESTS.resolve("overlays/production").resolve(KUSTOMIZATION)).get(0)
                .at("/images/0");
        assertThat(podSpecs()).allSatisfy(pod -> assertThat(pod.at("/containers/0/image")).isEqualTo(image.get("name")));
        assertThat(image.get("newTag").asText()).matches("\\d+[.]\\d+[.]\\d+");
        assertThat(the("Cluster", "database").at("/spec/imageCatalogRef").toString()).isEqualTo(
                """
                        {"apiGroup":"postgresql.cnpg.io","kind":"ClusterImageCatalog","name":"postgresql-standard-trixie","major":18}""");
    }

    @Test
    void podsKeepTheRestrictedStandard() {
        assertThat(podSpecs()).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.get("automountServiceAccountToken").asBoolean()).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(DockerFiles.text(FOLDER.resolve("Dockerfile")))
                    .contains("USER " + pod.at("/securityContext/runAsUser").asText() + ":");
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            JsonNode security = pod.at("/containers/0/securityContext");
            assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(pod.at("/containers/0/resources/limits/memory").asText()).isNotEmpty();
        });
    }

    @Test
    void portsAndProbesAreThoseOfTheApplication() {
        Map<String, String> ports = items(container().get("ports")).collect(
                Collectors.toMap(port -> port.get("name").asText(), port -> port.get("containerPort").asText()));
        assertThat(ports).isEqualTo(Map.of("http", DockerFiles.preset("quarkus.http.port"), "management", managementPort()));
        for (String probe : List.of("started startupProbe", "ready readinessProbe", "live livenessProbe")) {
            JsonNode get = container().path(probe.split(" ")[1]).path("httpGet");
            assertThat(get.path("path").asText()).isEqualTo("/q/health/" + probe.split(" ")[0]);
            assertThat(get.path("port").asText()).isEqualTo("http");
        }
        assertThat(the("Service", "application").at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
        assertThat(the("PodMonitor", "application").at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("management");
    }

    @Test
    void aPodHasTheTimeToEndThatItNeeds() {
        assertThat(Duration.ofSeconds(podSpecs().get(0).get("terminationGracePeriodSeconds").asLong()))
                .isGreaterThan(DockerFiles.longestEnd());
    }

    @Test
    void aStartMayWaitForTheMigration() {
        JsonNode probe = container().get("startupProbe");
        // a start gives up after 60 s without a schema: before the probe does, which would not say why
        assertThat(probe.get("periodSeconds").asInt() * probe.get("failureThreshold").asInt()).isGreaterThan(120);
    }

    @Test
    void selectorsFindThePods() {
        JsonNode labels = the("Deployment", "application").at("/spec/template/metadata/labels");
        assertThat(the("Deployment", "application").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(the("Service", "application").at("/spec/selector")).isEqualTo(labels);
        assertThat(the("PodDisruptionBudget", "application").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(the("PodMonitor", "application").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(the("NetworkPolicy", "application").at("/spec/podSelector/matchLabels")).isEqualTo(labels);
        assertThat(the("NetworkPolicy", "migration").at("/spec/podSelector/matchLabels"))
                .isEqualTo(the("Job", "migration").at("/spec/template/metadata/labels"));
        assertThat(the("HorizontalPodAutoscaler", "application").at("/spec/scaleTargetRef/name").asText())
                .isEqualTo("application");
    }

    @Test
    void nothingTalksThatIsNotAllowedTo() {
        JsonNode nothing = the("NetworkPolicy", "nothing").get("spec");
        assertThat(nothing.get("podSelector").isEmpty()).isTrue();
        assertThat((ArrayNode) nothing.get("policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(nothing.has("ingress") || nothing.has("egress")).isFalse();
    }

    @Test
    void secretsAreReferencesToSomethingThatTheReadmeExplains() {
        String readme = DockerFiles.text(FOLDER.resolve("README.md"));
        assertThat(manifests()).noneMatch(manifest -> manifest.path("kind").asText().equals("Secret"));
        List<String> names = manifests().stream().flatMap(manifest -> Stream
                .of("secretKeyRef", "secretRef", "passwordSecret", "accessKeyId", "secretAccessKey", "secret")
                .flatMap(field -> manifest.findValues(field).stream()))
                .flatMap(reference -> Stream.of(reference.path("name"), reference.path("secretName")))
                .map(JsonNode::asText).filter(name -> !name.isEmpty()).distinct().toList();
        assertThat(names).contains("application", "database-application", "database-owner", "database-backups", "database-ca")
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void connectionsOfAllInstancesFitIntoTheDatabase() {
        int pool = Integer.parseInt(DockerFiles.variables(MANIFESTS.resolve("base/settings.env")).get("DATABASE_POOL_SIZE"));
        int instances = the("HorizontalPodAutoscaler", "application").at("/spec/maxReplicas").asInt();
        // one more while they are replaced, and some for migrations and people
        assertThat(pool * (instances + 1) + 20)
                .isLessThan(the("Cluster", "database").at("/spec/postgresql/parameters/max_connections").asInt());
    }

    @Test
    void bothPlacesGiveTheSamePrivileges() {
        List<String> file = Stream.of(DockerFiles.text(FOLDER.resolve("postgres/20-privileges.sql"))
                .replaceAll("(?m)^--.*$", "").split(";")).map(String::strip).filter(statement -> !statement.isEmpty()).toList();
        List<String> manifest = items(the("Cluster", "database").at("/spec/bootstrap/initdb/postInitApplicationSQL"))
                .map(JsonNode::asText).toList();
        assertThat(file).hasSizeGreaterThan(5);
        assertThat(manifest.subList(1, manifest.size())).isEqualTo(file);
        assertThat(manifest.get(0)).isEqualTo("CREATE ROLE influencer_app LOGIN");
    }
}
