package dev.influencerplatform.support;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** All metrics of an instance at one moment, as Prometheus reads them. */
public record Scrape(String text, List<Sample> samples) {

    static final String PORT = "quarkus.management.test-port";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One number of a metric. */
    public record Sample(String name, Map<String, String> labels, double value) {

        /** Whether all of these labels are its own. */
        private boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    /** Of the application under test. */
    public static Scrape take() {
        return of("http://localhost:" + ConfigProvider.getConfig().getValue(PORT, String.class));
    }

    public static Scrape of(String managementUrl) {
        String text = given().accept("text/plain").get(managementUrl + "/q/metrics").then().statusCode(200).extract()
                .asString();
        return new Scrape(text, text.lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList());
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalStateException("no sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3).replace("Inf", "Infinity")));
    }

    /** The sum of what has this name and these labels; nothing is 0. */
    public double sum(String name, Map<String, String> labels) {
        return samples.stream().filter(sample -> sample.name().equals(name) && sample.has(labels))
                .mapToDouble(Sample::value).sum();
    }

    /** Whether there is anything of this name and with these labels. */
    public boolean has(String name, Map<String, String> labels) {
        return samples.stream().anyMatch(sample -> sample.name().equals(name) && sample.has(labels));
    }

    /** The different values of a label. */
    public Set<String> values(String name, String label) {
        return samples.stream().filter(sample -> sample.name().equals(name)).map(sample -> sample.labels().get(label))
                .filter(value -> value != null).collect(Collectors.toSet());
    }
}
