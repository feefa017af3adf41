package dev.influencerplatform.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * What a client of one document may stumble over in the next one: all that openapi-diff takes for incompatible, and what it
 * lets
 * through although our clients would notice.
 */
final class BreakingChanges {

    /** As the guide tells clients: methods of theirs are called by operationIds, and words in answers may grow. */
    private static final Map<String, Boolean> INCOMPATIBLE = Map.of("incompatible.operation.id.changed", true,
            "incompatible.request.min.length.increased", true, "incompatible.response.enum.increased", false);

    private static final String SUNSET = "x-sunset";

    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {
    }

    /**
     * One line for each, with the operation and where in it.
     *
     * @param today until which retired operations may have had their time
     */
    static List<String> between(String before, String after, LocalDate today) {
        OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
        INCOMPATIBLE.forEach((kind, breaks) -> options.configProperty(kind, breaks.toString()));
        ChangedOpenApi difference = OpenApiCompare.fromContents(before, after, null, options.build());
        BreakingChanges changes = new BreakingChanges();
        changes.addRenamed(difference.getOldSpecOpenApi(), difference.getNewSpecOpenApi());
        difference.getMissingEndpoints().stream().filter(gone -> !isOver(gone.getOperation(), today))
                .forEach(gone -> changes.found.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
        difference.getChangedOperations().forEach(changes::addOperation);
        return changes.found;
    }

    /** Whether it was announced that it goes, and its day has come. */
    private static boolean isOver(Operation operation, LocalDate today) {
        Object sunset = operation.getExtensions() == null ? null : operation.getExtensions().get(SUNSET);
        return Boolean.TRUE.equals(operation.getDeprecated()) && sunset != null
                && !LocalDate.parse(sunset.toString()).isAfter(today);
    }

    /** Where operations are, and the names that generated clients and the code around them go by. */
    private void addRenamed(OpenAPI before, OpenAPI after) {
        addIf(!addresses(before).equals(addresses(after)), "the server", " is another one");
        Set<String> gone = problemCodes(before);
        gone.removeAll(problemCodes(after));
        gone.forEach(code -> found.add("the problem " + code + " is gone"));
        Map<String, Operation> now = operations(after);
        operations(before).forEach((where, operation) -> Optional.ofNullable(now.get(where)).ifPresent(same -> {
            addIf(!Objects.equals(operation.getTags(), same.getTags()), where, " is of another tag");
            addIf(!pathParameters(operation).equals(pathParameters(same)), where, " has another name for a part of its path");
        }));
    }

    /** By method and path, whatever the parts of the path are called. */
    private static Map<String, Operation> operations(OpenAPI document) {
        Map<String, Operation> operations = new TreeMap<>();
        document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> operations.put(method + " " + path.replaceAll("[{][^}]+}", "{}"), operation)));
        return operations;
    }

    private static List<String> addresses(OpenAPI document) {
        return document.getServers().stream().map(Server::getUrl).toList();
    }

    /** Each is an example of the problem answers that can have it. */
    private static Set<String> problemCodes(OpenAPI document) {
        return operations(document).values().stream().flatMap(operation -> operation.getResponses().values().stream())
                .map(answer -> answer.getContent() == null ? null : answer.getContent().get("application/problem+json"))
                .filter(problem -> problem != null && problem.getExamples() != null)
                .flatMap(problem -> problem.getExamples().keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private void addOperation(ChangedOperation operation) {
        String where = operation.getHttpMethod() + " " + operation.getPathUrl();
        if (isOpen(operation.getOldOperation().getSecurity()) && !isOpen(operation.getNewOperation().getSecurity())) {
            found.add(where + " takes a token now");
        }
        addAll(where, operation);
    }

    private void addIf(boolean broken, String where, String what) {
        if (broken) {
            found.add(where + what);
        }
    }

    private static List<String> pathParameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> "path".equals(parameter.getIn())).map(Parameter::getName).toList();
    }

    /** An empty requirement among others makes them all optional. */
    private static boolean isOpen(List<SecurityRequirement> security) {
        return security == null || security.isEmpty() || security.stream().anyMatch(Map::isEmpty);
    }

    private void addAll(String where, Changed change) {
        int before = found.size();
        if (change instanceof ChangedSchema schema) {
            addSchema(where, schema);
        } else if (change instanceof ChangedApiResponse answers) {
            answers.getMissing().keySet().forEach(status -> found.add(where + ", answer " + status + " is gone"));
            answers.getChanged().forEach((status, answer) -> {
                addIf(answer.getOldApiResponse().getContent() == null && answer.getNewApiResponse().getContent() != null,
                        where + ", answer " + status, " has a body now");
                addAll(where + ", answer " + status, answer);
            });
        } else if (change instanceof ComposedChanged composed) {
            composed.getChangedElements().stream().filter(part -> part != null)
                    .forEach(part -> addAll(part instanceof ChangedParameter parameter
                            ? where + ", parameter " + parameter.getName()
                            : where, part));
        }
        if (found.size() == before && change.isIncompatible()) {
            found.add(where + ": " + change.getClass().getSimpleName().replace("Changed", ""));
        }
    }

    private void addSchema(String where, ChangedSchema schema) {
        boolean sent = schema.getContext().isRequest();
        for (Map.Entry<String, Schema<?>> gone : schema.getMissingProperties().entrySet()) {
            // in answers even when it was optional; in requests, as an unknown field is refused
            found.add(where + ", " + gone.getKey() + " is gone");
        }
        Schema<?> before = schema.getOldSchema();
        Schema<?> after = schema.getNewSchema();
        addIf(isNullable(before) != isNullable(after) && isNullable(before) == sent, where,
                sent ? " may not be null any more" : " may be null now");
        addIf(sent && schema.isChangeDefault(), where, " means something else when it is left out");
        addIf(isWord(before) != isWord(after) && isWord(after) == sent, where,
                sent ? " takes some words alone now" : " may be any word now");
        addIf(sent && least(after) > least(before), where, " needs more items");
        schema.getChangedProperties().forEach((name, property) -> addAll(where + ", " + name, property));
        schema.getChangedElements().stream()
                .filter(part -> part != null && !schema.getChangedProperties().containsValue(part))
                .forEach(part -> addAll(where, part));
    }

    private static boolean isWord(Schema<?> schema) {
        return schema != null && schema.getEnum() != null;
    }

    private static int least(Schema<?> schema) {
        return schema == null || schema.getMinItems() == null ? 0 : schema.getMinItems();
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema != null && Boolean.TRUE.equals(schema.getNullable());
    }
}
