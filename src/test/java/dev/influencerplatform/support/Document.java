package dev.influencerplatform.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI document as it is written. */
public final class Document {

    public static final Path FILE = Path.of("openapi", "openapi.json");
    public static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final JsonNode document;
    private final JsonNode paths;

    public Document() {
        try {
            document = new ObjectMapper().readTree(FILE.toFile());
            paths = document.get("paths");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The templates of all paths. */
    public List<String> paths() {
        return paths.properties().stream().map(path -> path.getKey()).toList();
    }

    public List<Operation> operations() {
        return paths.properties().stream().flatMap(path -> methodsOf(path.getKey()).stream()
                .map(method -> new Operation(method, path.getKey()))).toList();
    }

    private Set<String> methodsOf(String path) {
        return paths.get(path).properties().stream().map(entry -> entry.getKey().toUpperCase(Locale.ROOT))
                .filter(METHODS::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The methods that a request to the path, with these values in it, may have. */
    public Set<String> methodsAt(String path) {
        return paths.properties().stream().map(entry -> entry.getKey()).filter(template -> path.matches(asPattern(template)))
                .flatMap(template -> methodsOf(template).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String asPattern(String template) {
        return template.replace(".", "[.]").replaceAll("\\{[^}]+}", "[^/]+");
    }

    /** Whether there is something in a success, of which the Accept header can speak. */
    public boolean answersWithBody(Operation operation) {
        return of(operation).path("responses").properties().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2") && !answer.getValue().path("content").isEmpty());
    }

    private JsonNode of(Operation operation) {
        return paths.get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
    }

    /** None, when the operation takes no body. */
    public List<String> mediaTypesOf(Operation operation) {
        return of(operation).path("requestBody").path("content").properties().stream().map(type -> type.getKey()).toList();
    }

    /** The operation that answers a request, the one that says most of the path first; HEAD is a GET without a body. */
    public Optional<Operation> operationAt(String method, String path) {
        String meant = method.equals("HEAD") ? "GET" : method;
        return operations().stream().filter(operation -> operation.method().equals(meant))
                .filter(operation -> path.matches(asPattern(operation.path())))
                .max(Comparator.comparing(operation -> operation.path().replaceAll("\\{[^}]+}", "").length()));
    }

    /** Each status that it can answer, and of problems each code, like {@code 409 slug-taken}. */
    public Set<String> answersOf(Operation operation) {
        Set<String> answers = new TreeSet<>();
        of(operation).get("responses").properties().forEach(answer -> {
            JsonNode examples = resolve(answer.getValue()).path("content").path("application/problem+json").path("examples");
            examples.properties().forEach(problem -> answers.add(answer.getKey() + " " + problem.getKey()));
            if (examples.isEmpty()) {
                answers.add(answer.getKey());
            }
        });
        return answers;
    }

    /** Those that the body of an answer can have. */
    public List<String> mediaTypesOf(Operation operation, int status) {
        return resolve(of(operation).get("responses").path(String.valueOf(status))).path("content").properties().stream()
                .map(type -> type.getKey()).toList();
    }

    /** The names of the headers that an answer can have, as lower case. */
    public Set<String> headersOf(Operation operation, int status) {
        return resolve(of(operation).get("responses").path(String.valueOf(status))).path("headers").properties().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a token is a choice. */
    public boolean isForVisitorsToo(Operation operation) {
        return of(operation).path("security").valueStream().anyMatch(JsonNode::isEmpty);
    }

    public boolean hasParameter(Operation operation, String name) {
        return of(operation).path("parameters").valueStream()
                .anyMatch(parameter -> resolve(parameter).get("name").asText().equals(name));
    }

    private JsonNode resolve(JsonNode part) {
        return part.has("$ref") ? document.at(part.get("$ref").asText().substring(1)) : part;
    }
}
