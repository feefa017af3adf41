package dev.influencerplatform.common.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Gives properties the form that generated clients like: what is not required may be null, formats stand in place. */
final class SchemaForms {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    SchemaForms(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void apply(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties().forEach((name, property) -> properties.put(name, required.contains(name) ? inPlace(property)
                : nullable(property)));
        schema.setProperties(properties);
    }

    /** A reference to a format such as a date becomes that format; one to an enum or an object stays. */
    private Schema inPlace(Schema property) {
        Schema target = target(property);
        boolean format = target != null && target.getProperties() == null && target.getEnumeration() == null;
        return format ? copy(target, property) : property;
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, and null satisfies no enum: so both are written out. */
    private Schema nullable(Schema property) {
        Schema target = target(property);
        Schema form = target == null ? property : copy(target, property);
        return form.getType() == null || form.getType().contains(SchemaType.NULL) ? form : form.addType(SchemaType.NULL);
    }

    private Schema target(Schema property) {
        List<Schema> parts = property.getAllOf();
        String reference = property.getRef() == null && parts != null && parts.size() == 1 ? parts.get(0).getRef()
                : property.getRef();
        return reference == null ? null : schemas.get(reference.substring(SCHEMAS.length()));
    }

    private static Schema copy(Schema target, Schema property) {
        Schema copy = OASFactory.createSchema().type(List.copyOf(target.getType())).format(target.getFormat())
                .pattern(target.getPattern()).description(property.getDescription())
                .examples(target.getExamples()).properties(target.getProperties());
        if (target.getEnumeration() != null) {
            copy.setEnumeration(target.getEnumeration());
        }
        return copy;
    }
}
