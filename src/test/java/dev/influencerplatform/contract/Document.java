package dev.influencerplatform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI document as it is written. */
final class Document {

    static final Path FILE = Path.of("openapi", "openapi.json");
    static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final JsonNode paths;

    Document() {
        try {
            paths = new ObjectMapper().readTree(FILE.toFile()).get("paths");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Operation> operations() {
        return paths.properties().stream().flatMap(path -> methodsOf(path.getKey()).stream()
                .map(method -> new Operation(method, path.getKey()))).toList();
    }

    private Set<String> methodsOf(String path) {
        return paths.get(path).properties().stream().map(entry -> entry.getKey().toUpperCase(Locale.ROOT))
                .filter(METHODS::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The methods that a request to the path, with these values in it, may have. */
    Set<String> methodsAt(String path) {
        return paths.properties().stream().map(entry -> entry.getKey()).filter(template -> path.matches(asPattern(template)))
                .flatMap(template -> methodsOf(template).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String asPattern(String template) {
        return template.replace(".", "[.]").replaceAll("\\{[^}]+}", "[^/]+");
    }

    /** Whether there is something in a success, of which the Accept header can speak. */
    boolean answersWithBody(Operation operation) {
        return of(operation).path("responses").properties().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2") && !answer.getValue().path("content").isEmpty());
    }

    private JsonNode of(Operation operation) {
        return paths.get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
    }

    /** None, when the operation takes no body. */
    List<String> mediaTypesOf(Operation operation) {
        return of(operation).path("requestBody").path("content").properties().stream().map(type -> type.getKey()).toList();
    }
}
