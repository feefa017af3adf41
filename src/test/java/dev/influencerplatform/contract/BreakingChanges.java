package dev.influencerplatform.contract;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final List<String> found = new ArrayList<>();

    private BreakingChanges() {
    }

    /** One line for each, with the operation and where in it. */
    static List<String> between(String before, String after) {
        OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
        INCOMPATIBLE.forEach((kind, breaks) -> options.configProperty(kind, breaks.toString()));
        ChangedOpenApi difference = OpenApiCompare.fromContents(before, after, null, options.build());
        BreakingChanges changes = new BreakingChanges();
        difference.getMissingEndpoints()
                .forEach(gone -> changes.found.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
        difference.getChangedOperations().forEach(changes::addOperation);
        return changes.found;
    }

    private void addOperation(ChangedOperation operation) {
        String where = operation.getHttpMethod() + " " + operation.getPathUrl();
        if (isOpen(operation.getOldOperation().getSecurity()) && !isOpen(operation.getNewOperation().getSecurity())) {
            found.add(where + " takes a token now");
        }
        addAll(where, operation);
    }

    private static boolean isOpen(List<?> security) {
        return security == null || security.isEmpty();
    }

    private void addAll(String where, Changed change) {
        int before = found.size();
        if (change instanceof ChangedSchema schema) {
            addSchema(where, schema);
        } else if (change instanceof ChangedApiResponse answers) {
            answers.getMissing().keySet().forEach(status -> found.add(where + ", answer " + status + " is gone"));
            answers.getChanged().forEach((status, answer) -> addAll(where + ", answer " + status, answer));
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
        if (isNullable(schema.getOldSchema()) != isNullable(schema.getNewSchema())
                && isNullable(schema.getOldSchema()) == sent) {
            found.add(where + (sent ? " may not be null any more" : " may be null now"));
        }
        if (sent && schema.isChangeDefault()) {
            found.add(where + " means something else when it is left out");
        }
        schema.getChangedProperties().forEach((name, property) -> addAll(where + ", " + name, property));
        schema.getChangedElements().stream()
                .filter(part -> part != null && !schema.getChangedProperties().containsValue(part))
                .forEach(part -> addAll(where, part));
    }

    private static boolean isNullable(Schema<?> schema) {
        return schema != null && Boolean.TRUE.equals(schema.getNullable());
    }
}
