package dev.influencerplatform.common.openapi;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which schemas of the document refer to which. */
final class References {

    private static final String SCHEMAS = "#/components/schemas/";

    private final OpenAPI document;
    private Map<String, Schema> schemas;

    References(OpenAPI document, Map<String, Schema> schemas) {
        this.document = document;
        this.schemas = schemas;
    }

    Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    Stream<MediaType> requestBodies() {
        return operations().map(Operation::getRequestBody).filter(Objects::nonNull)
                .flatMap(body -> mediaTypes(body.getContent()));
    }

    Stream<MediaType> answers() {
        return operations().flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .flatMap(answer -> mediaTypes(answer.getContent()));
    }

    /** The names of the schemas that answers are made of. */
    Set<String> answered() {
        Set<String> names = new LinkedHashSet<>();
        Stream<MediaType> problems = document.getComponents().getResponses().values().stream().map(APIResponse::getContent)
                .flatMap(References::mediaTypes);
        Stream.concat(answers(), problems).forEach(body -> collect(body.getSchema(), names));
        return names;
    }

    /** The names of the schemas that parameters have. */
    Set<String> parametrised() {
        Set<String> names = new LinkedHashSet<>();
        parameters().forEach(parameter -> collect(parameter.getSchema(), names));
        return names;
    }

    /** What clients send has no fields but these; answers may get more. */
    void closeRequests() {
        Set<String> sent = new LinkedHashSet<>();
        requestBodies().forEach(body -> collect(body.getSchema(), sent));
        sent.stream().map(schemas::get).filter(schema -> schema.getProperties() != null)
                .forEach(schema -> schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false)));
    }

    /** Formats such as dates stand in place, also in parameters; what nothing refers to any more goes. */
    void dropUnused() {
        parameters().forEach(parameter -> parameter.setSchema(inPlace(parameter.getSchema())));
        Set<String> used = answered();
        requestBodies().forEach(body -> collect(body.getSchema(), used));
        parameters().forEach(parameter -> collect(parameter.getSchema(), used));
        schemas.keySet().retainAll(used);
    }

    Map<String, Schema> rename(SchemaNames names) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Consumer<Schema> renaming = schema -> {
            if (schema.getRef() != null && seen.add(schema)) {
                schema.setRef(SCHEMAS + names.of(targetOf(schema)));
            }
        };
        Stream.concat(requestBodies(), answers()).forEach(body -> visit(body.getSchema(), renaming));
        parameters().forEach(parameter -> visit(parameter.getSchema(), renaming));
        Map<String, Schema> renamed = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> {
            visit(schema, renaming);
            Schema other = renamed.put(names.of(name), schema);
            if (other != null && !other.getEnumeration().equals(schema.getEnumeration())) {
                throw new IllegalStateException("Two schemas would be called " + names.of(name));
            }
        });
        schemas = renamed;
        return renamed;
    }

    private Schema inPlace(Schema schema) {
        Schema target = schema.getRef() == null ? schema : schemas.get(targetOf(schema));
        if (target.getEnumeration() != null || target == schema) {
            return schema;
        }
        Schema copy = OASFactory.createSchema();
        copy.setAll(target.getAll());
        return copy;
    }

    private Stream<Parameter> parameters() {
        return operations().flatMap(operation -> Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream())
                .filter(parameter -> parameter.getRef() == null);
    }

    private void collect(Schema schema, Set<String> names) {
        visit(schema, part -> {
            if (part.getRef() != null && names.add(targetOf(part))) {
                collect(schemas.get(targetOf(part)), names);
            }
        });
    }

    private static void visit(Schema schema, Consumer<Schema> visitor) {
        if (schema != null) {
            visitor.accept(schema);
            Optional.ofNullable(schema.getProperties())
                    .ifPresent(parts -> parts.values().forEach(part -> visit(part, visitor)));
            Optional.ofNullable(schema.getAllOf()).ifPresent(parts -> parts.forEach(part -> visit(part, visitor)));
            visit(schema.getItems(), visitor);
        }
    }

    private static String targetOf(Schema schema) {
        return schema.getRef().substring(SCHEMAS.length());
    }

    private static Stream<MediaType> mediaTypes(Content content) {
        return content == null ? Stream.empty() : content.getMediaTypes().values().stream();
    }
}
