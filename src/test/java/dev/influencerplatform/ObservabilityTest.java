package dev.influencerplatform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.influencerplatform.support.Account;
import dev.influencerplatform.support.Api;
import dev.influencerplatform.support.Eventually;
import dev.influencerplatform.support.Mailbox;
import dev.influencerplatform.support.Rows;
import dev.influencerplatform.support.Scrape;
import dev.influencerplatform.support.WithApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators are given to look at the application shows what the application really tells. */
@WithApplication
class ObservabilityTest {

    private static final Path FOLDER = Path.of("docker", "observability");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z_]\\w*)(?:\\{([^}]*)})?(?!\\w*\\s*\\()",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
    /** Prometheus itself adds these. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");
    private static final Set<String> METRICS_OF_PROMETHEUS = Set.of("up", "ALERTS");

    private final Account sarah = Api.newAccount();

    @Test
    void everyMetricAndLabelOfTheDashboardAndTheAlertsIsTold() throws IOException {
        everythingHappensOnce();
        Map<String, Set<String>> told = new HashMap<>();
        Scrape.take().samples().forEach(sample -> told.computeIfAbsent(sample.name(), name -> new TreeSet<>())
                .addAll(sample.labels().keySet()));
        List<String> expressions = Stream.concat(dashboard(), alerts().map(alert -> alert.get("expr").asText())).toList();
        assertThat(expressions).hasSizeGreaterThan(50).allSatisfy(expression -> assertThat(missing(expression, told))
                .as(expression).isEmpty());
    }

    /** What is looked for finds what is wrong. */
    @Test
    void whatIsNotToldIsFound() {
        Map<String, Set<String>> told = Map.of("good_total", Set.of("kind"), "other", Set.of());
        assertThat(missing("sum by (kind) (rate(good_total{kind=\"a\", job=\"j\"}[5m])) / other > 3", told)).isEmpty();
        assertThat(missing("sum(rate(bad_total[$__rate_interval])) and other", told)).containsExactly("bad_total");
        assertThat(missing("good_total{bad=~\"x|y\"}", told)).containsExactly("bad of good_total");
        assertThat(missing("max by (job, worse) (good_total)", told)).containsExactly("worse");
    }

    @Test
    void everyAlertSaysWhatItIsAndHasItsSectionInTheGuideAndTheOtherWayRound() throws IOException {
        List<JsonNode> alerts = alerts().toList();
        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("README.md#" + alert.get("alert").asText().toLowerCase(Locale.ROOT));
        });
        Map<String, String> sections = sections();
        assertThat(sections.keySet()).containsExactlyInAnyOrderElementsOf(
                alerts.stream().map(alert -> alert.get("alert").asText()).collect(Collectors.toSet()));
        assertThat(sections).allSatisfy((alert, section) -> assertThat(section).as(alert)
                .contains("- **Cause**: ", "- **Look**: ", "- **Remedy**: "));
        assertThat(Files.readString(FOLDER.resolve("alerts.test.yaml"))).as("what is tested")
                .contains(sections.keySet());
    }

    @Test
    void whatGrafanaAndPrometheusAreGivenFitsTogether() throws IOException {
        JsonNode source = yaml("grafana/provisioning/datasources/prometheus.yaml").at("/datasources/0");
        assertThat(new ObjectMapper().readTree(FOLDER.resolve("grafana/dashboards/influencer-platform.json").toFile())
                .findValuesAsText("uid")).contains(source.get("uid").asText());
        JsonNode job = yaml("prometheus.yaml").at("/scrape_configs/0");
        assertThat(job.get("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(alerts().map(alert -> alert.get("expr").asText()).filter(expression -> expression.contains("up{")))
                .allMatch(expression -> expression.contains("job=\"" + job.get("job_name").asText() + '"'));
        JsonNode pipeline = yaml("collector.yaml").at("/service/pipelines/traces");
        for (String part : List.of("receivers", "processors", "exporters")) {
            pipeline.get(part).forEach(name -> assertThat(yaml("collector.yaml").get(part).has(name.asText()))
                    .as("%s %s", part, name).isTrue());
        }
    }

    /** What has not happened yet is not told, either. */
    private void everythingHappensOnce() {
        Api.sending(Map.of("email", sarah.email(), "password", Api.PASSWORD)).post("/auth/login").then().statusCode(200);
        sarah.reviewLink(sarah.newCompletedShoot());
        Api.sending(Map.of("email", sarah.email())).post("/auth/password/forgot").then().statusCode(202);
        Mailbox.await(sarah.email());
        String credential = sarah.connect("youtube", Api.unique("ana"));
        Eventually.pulled(credential);
        sarah.request().get("/calendar/feeds").then().statusCode(200);
        Rows.update("UPDATE credentials SET refresh_due_at = localtimestamp WHERE id = ?", credential);
        System.gc();
        Eventually.until(() -> Scrape.take().has("token_refreshes_total", Map.of())
                && Scrape.take().has("credentials", Map.of()) && Scrape.take().has("mails_total", Map.of()));
    }

    private static Stream<String> dashboard() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(FOLDER.resolve("grafana/dashboards/influencer-platform.json").toFile());
        return dashboard.findValuesAsText("expr").stream().filter(expression -> !expression.isBlank());
    }

    private static Stream<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        yaml("alerts.yaml").get("groups").forEach(group -> group.get("rules").forEach(alerts::add));
        return alerts.stream();
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new HashMap<>();
        for (String section : Files.readString(FOLDER.resolve("README.md")).split("\n### ")) {
            String[] parts = section.split("\n", 2);
            sections.put(parts[0], parts[1]);
        }
        sections.keySet().removeIf(title -> title.startsWith("#"));
        return sections;
    }

    /** Metrics that are not told, labels that a metric does not have, labels of groups that none of them has. */
    private static Set<String> missing(String expression, Map<String, Set<String>> told) {
        Set<String> missing = new TreeSet<>();
        String bare = RANGE.matcher(STRING.matcher(expression).replaceAll("\"\"")).replaceAll("");
        Set<String> labels = new HashSet<>(OF_PROMETHEUS);
        Matcher selectors = SELECTOR.matcher(GROUPING.matcher(bare).replaceAll(" "));
        while (selectors.find()) {
            String name = selectors.group(1);
            if (!OPERATORS.contains(name) && !METRICS_OF_PROMETHEUS.contains(name)) {
                Set<String> known = told.getOrDefault(name, Set.of());
                labels.addAll(known);
                if (!told.containsKey(name)) {
                    missing.add(name);
                } else {
                    matches(LABEL, selectors.group(2)).filter(label -> !OF_PROMETHEUS.contains(label))
                            .filter(label -> !known.contains(label)).forEach(label -> missing.add(label + " of " + name));
                }
            }
        }
        matches(GROUPING, bare).flatMap(group -> Stream.of(group.split("\\s*,\\s*"))).map(String::strip)
                .filter(label -> !label.isEmpty() && !labels.contains(label)).forEach(missing::add);
        return missing;
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text == null ? "" : text).results().map(match -> match.group(1));
    }
}
