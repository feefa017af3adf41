package dev.influencerplatform.common.openapi;

import dev.influencerplatform.common.http.RequestParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says of each parameter what it is and which values it takes. */
final class Parameters {

    private final ContractTexts texts;

    Parameters(ContractTexts texts) {
        this.texts = texts;
    }

    void describe(String path, Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getRef() == null)
                .forEach(parameter -> describe(operation.getOperationId(), parameter, ownerIn(path)));
    }

    /** What the part of a path before an id has many of. */
    private static String ownerIn(String path) {
        return path.replaceAll(".*/([a-z-]+)s/[{].*", "$1").replace('-', ' ');
    }

    private void describe(String operation, Parameter parameter, String owner) {
        Map<String, Object> text = texts.ofParameter(operation, parameter.getName());
        if (parameter.getDescription() == null && text.containsKey("text")) {
            parameter.setDescription(text.get("text").toString().replace("{owner}", owner));
        }
        parameter.setExample(text.get("example"));
        Optional.ofNullable((Boolean) text.get("required")).ifPresent(parameter::setRequired);
        parameter.setSchema(bounded(parameter.getSchema(), text));
        if (parameter.getDescription() == null || parameter.getExample() == null && parameter.getSchema().getRef() == null) {
            texts.miss("a text or an example of the parameter " + operation + '.' + parameter.getName());
        }
    }

    private static boolean isA(SchemaType type, Schema schema) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static Schema bounded(Schema schema, Map<String, Object> text) {
        if (schema.getAllOf() != null) {
            // an enum with a default: generators make a strange type of it, so the text tells the default
            return OASFactory.createSchema().ref(schema.getAllOf().get(0).getRef());
        }
        schema.setExamples(null);
        schema.setExample(null);
        if (isA(SchemaType.STRING, schema) && schema.getFormat() == null) {
            schema.minLength(1).maxLength(RequestParameters.LONGEST);
        }
        Constraints.apply(text, schema);
        if (isA(SchemaType.INTEGER, schema)) {
            schema.setFormat("int32");
        }
        if (isA(SchemaType.BOOLEAN, schema) && schema.getDefaultValue() != null) {
            schema.setDefaultValue(Boolean.valueOf(schema.getDefaultValue().toString()));
        }
        return schema;
    }
}
