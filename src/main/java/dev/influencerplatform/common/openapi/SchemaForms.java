package dev.influencerplatform.common.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;

/**
 * Gives properties the form that generated clients like. Requests may leave out or send as null what is not required; answers
 * have all properties, of which some may be null. Formats stand in place.
 */
final class SchemaForms {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final Records records;
    private final Set<String> answered;
    /** How often a named schema is used where null is allowed, and where it is not. */
    private final Map<String, Set<Boolean>> uses = new HashMap<>();

    /** @param answered the names of the schemas that answers are made of */
    SchemaForms(Map<String, Schema> schemas, Records records, Set<String> answered) {
        this.schemas = schemas;
        this.records = records;
        this.answered = answered;
    }

    void apply() {
        List.copyOf(schemas.entrySet()).forEach(schema -> forEachProperty(schema.getValue(), (name, property, required) -> {
            referredTo(property).ifPresent(target -> uses.computeIfAbsent(target, unused -> new HashSet<>()).add(required));
            return property;
        }));
        schemas.forEach(this::apply);
        uses.forEach((name, required) -> {
            if (required.equals(Set.of(false)) && isNamed(schemas.get(name))) {
                allowNull(schemas.get(name));
            }
        });
    }

    private void apply(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        Optional<ClassInfo> type = records.of(name, schema);
        List<String> mayBeMissing = new ArrayList<>();
        forEachProperty(schema, (property, form, required) -> {
            boolean leftOut = !required && type.filter(record -> Records.isLeftOut(record, property)).isPresent();
            Schema formed = required || leftOut ? inPlace(form) : nullable(form);
            type.flatMap(record -> Records.field(record, property)).ifPresent(field -> Constraints.apply(field, formed));
            if (leftOut) {
                mayBeMissing.add(property);
            }
            return formed;
        });
        if (name.endsWith("Patch")) {
            schema.setRequired(null);
        } else if (answered.contains(name)) {
            schema.setRequired(schema.getProperties().keySet().stream().filter(property -> !mayBeMissing.contains(property))
                    .toList());
        }
    }

    /** What is to become of a property. */
    private interface Change {
        Schema of(String name, Schema property, boolean required);
    }

    private static void forEachProperty(Schema schema, Change change) {
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties().forEach((name, property) -> properties.put(name,
                change.of(name, property, required.contains(name))));
        schema.setProperties(properties);
    }

    /** A reference to a format such as a date becomes that format; one to an enum or an object stays. */
    private Schema inPlace(Schema property) {
        Schema target = referredTo(property).map(schemas::get).orElse(null);
        if (target != null && !isNamed(target)) {
            return copy(target, property);
        }
        return target == null ? own(property) : property;
    }

    /** Fields of one record stand in several schemas, such as that of a patch: each gets a property of its own. */
    private static Schema own(Schema property) {
        Schema copy = OASFactory.createSchema();
        copy.setAll(property.getAll());
        return copy;
    }

    /** OpenAPI 3.0 ignores what stands beside a reference: unless its target is null-able everywhere, it is written out. */
    private Schema nullable(Schema property) {
        Optional<String> target = referredTo(property);
        boolean refers = target.isPresent() && isNamed(schemas.get(target.get()))
                && uses.get(target.get()).equals(Set.of(false));
        if (refers && property.getDescription() == null) {
            return property;
        }
        Schema form = refers ? own(property)
                : target.map(schemas::get).map(schema -> copy(schema, property)).orElseGet(() -> own(property));
        List<SchemaType> types = form.getType() == null && refers ? schemas.get(target.get()).getType() : form.getType();
        return types == null ? form : allowNull(form.type(types));
    }

    private static Schema allowNull(Schema schema) {
        schema.setType(Stream.concat(schema.getType().stream(), Stream.of(SchemaType.NULL)).distinct().toList());
        if (schema.getEnumeration() != null) {
            // OpenAPI 3.0.3: null must be among the values, too
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            schema.setEnumeration(values);
        }
        return schema;
    }

    private static boolean isNamed(Schema target) {
        return target.getProperties() != null || target.getEnumeration() != null;
    }

    private static Optional<String> referredTo(Schema property) {
        List<Schema> parts = property.getAllOf();
        String reference = property.getRef() == null && parts != null && parts.size() == 1 ? parts.get(0).getRef()
                : property.getRef();
        return Optional.ofNullable(reference).map(ref -> ref.substring(SCHEMAS.length()));
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
