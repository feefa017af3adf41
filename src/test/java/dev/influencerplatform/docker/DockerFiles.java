package dev.influencerplatform.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files in docker/, read. */
public final class DockerFiles {

    public static final Path FOLDER = Path.of("docker");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Properties APPLICATION = new Properties();

    static {
        try (var file = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            APPLICATION.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private DockerFiles() {
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("node_modules")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The documents in a file of YAML, with what is merged into what. */
    public static List<JsonNode> yaml(Path file) {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml().loadAll(text(file)).forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    /** Names and values of a file that sets variables; comments and lines that are commented out are left out. */
    public static Map<String, String> variables(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        text(file).lines().filter(line -> line.matches("[A-Z][A-Z0-9_]*=.*")).map(line -> line.split("=", 2))
                .forEach(variable -> variables.put(variable[0], variable[1].replaceAll("^'(.*)'$", "$1")));
        return variables;
    }

    /** What application.properties says for production where no variable says something else. */
    public static String preset(String property) {
        String value = APPLICATION.getProperty("%prod." + property, APPLICATION.getProperty(property));
        return value == null ? null : value.replaceAll("^\\$\\{[A-Z_]+:(.*)}$", "$1");
    }

    /** How long the application may take to end. */
    public static Duration longestEnd() {
        return DurationConverter.parseDuration(preset("quarkus.shutdown.delay"))
                .plus(DurationConverter.parseDuration(preset("quarkus.shutdown.timeout")));
    }
}
