package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.openapi.ContractTexts.OperationText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says of each schema and property what it is, and makes whole bodies out of the examples of properties. */
final class Examples {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EXAMPLE = "example";
    /** In a whole body, where the example of a property would be of another story. */
    private static final String USUALLY = "usually";

    private static final String ITEMS = "items";

    private final ContractTexts texts;
    private final Map<String, Schema> schemas;
    private final Set<String> answered;

    /** @param answered the names of the schemas that answers are made of */
    Examples(ContractTexts texts, Map<String, Schema> schemas, Set<String> answered) {
        this.texts = texts;
        this.schemas = schemas;
        this.answered = answered;
    }

    void describeSchemas() {
        schemas.forEach((name, schema) -> {
            texts.ofSchema(name).ifPresent(schema::setDescription);
            require(schema.getDescription() != null || name.endsWith("Page"), "a text", name);
            if (schema.getDescription() == null) {
                schema.setDescription("One page of a list.");
            }
            showFirst(schema);
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((property, form) -> describe(name, property, form));
            }
        });
    }

    private void describe(String schema, String property, Schema form) {
        Map<String, Object> text = texts.ofProperty(schema, property);
        if (form.getRef() != null) {
            return;
        }
        Constraints.apply(text, form);
        showFirst(form);
        if (form.getDescription() == null && text.get("text") != null) {
            form.setDescription(text.get("text").toString());
        }
        require(form.getDescription() != null || form.getAllOf() != null, "a text", schema + '.' + property);
        if (text.get(EXAMPLE) != null && form.getExamples() == null && form.getAllOf() == null) {
            form.setExamples(List.of(text.get(EXAMPLE)));
        }
        require(form.getExamples() != null || form.getAllOf() != null || refersToItems(form), "an example",
                schema + '.' + property);
    }

    void addTo(MediaType body) {
        if (body.getSchema() != null && body.getSchema().getRef() != null && body.getExample() == null) {
            body.setExample(of(body.getSchema(), Map.of()));
        }
    }

    /** After a deletion something is gone, and a new thing has no past: what the examples of such operations have instead. */
    void adapt(Operation operation, OperationText text) {
        if (text.request() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(body -> adapt(body, text.request()));
        }
        if (text.answer() != null) {
            operation.getResponses().getAPIResponses().entrySet().stream().filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> adapt(answer.getValue().getContent().getMediaType("application/json"), text.answer()));
        }
    }

    @SuppressWarnings("unchecked")
    private static void adapt(MediaType body, Map<String, Object> changes) {
        Map<String, Object> example = new LinkedHashMap<>((Map<String, Object>) body.getExample());
        if (example.get(ITEMS) instanceof List<?> items) {
            Map<String, Object> first = new LinkedHashMap<>((Map<String, Object>) items.get(0));
            first.putAll(changes);
            example.put(ITEMS, List.of(first));
        } else {
            example.putAll(changes);
        }
        body.setExample(example);
    }

    private Object of(Schema schema, Map<String, Object> text) {
        if (text.containsKey(USUALLY) || text.containsKey(EXAMPLE)) {
            return text.getOrDefault(USUALLY, text.get(EXAMPLE));
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(SCHEMAS.length());
            return texts.exampleOf(name).orElseGet(() -> body(name, schemas.get(name)));
        }
        if (schema.getAllOf() != null) {
            return of(schema.getAllOf().get(0), text);
        }
        if (schema.getExamples() != null) {
            return schema.getExamples().get(0);
        }
        return schema.getItems() == null ? first(schema.getEnumeration()) : List.of(of(schema.getItems(), Map.of()));
    }

    private Object body(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return first(schema.getEnumeration());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        schema.getProperties().forEach((property, form) -> {
            // what answers have now and then is not in their examples
            if (!answered.contains(name) || schema.getRequired().contains(property)) {
                body.put(property, of(form, texts.ofProperty(name, property)));
            }
        });
        return body;
    }

    private static void showFirst(Schema schema) {
        if (schema.getEnumeration() != null && schema.getExamples() == null) {
            schema.setExamples(List.of(schema.getEnumeration().get(0)));
        }
    }

    private static Object first(List<Object> values) {
        return values == null ? null : values.get(0);
    }

    private static boolean refersToItems(Schema form) {
        return Optional.ofNullable(form.getType()).orElse(List.of()).contains(SchemaType.ARRAY)
                && form.getItems().getRef() != null;
    }

    /** What an answer shows, in the words of its schema. */
    void describe(APIResponse answer) {
        describe(answer.getContent()).ifPresent(answer::setDescription);
    }

    void describe(RequestBody body) {
        body.setDescription(describe(body.getContent()).orElse("The file as it is"));
    }

    private Optional<String> describe(Content content) {
        return Optional.ofNullable(content).flatMap(some -> some.getMediaTypes().values().stream().findFirst())
                .map(MediaType::getSchema).map(Schema::getRef)
                .map(ref -> schemas.get(ref.substring(SCHEMAS.length())).getDescription());
    }

    private void require(boolean holds, String what, String where) {
        if (!holds) {
            texts.miss(what + " of " + where);
        }
    }
}
