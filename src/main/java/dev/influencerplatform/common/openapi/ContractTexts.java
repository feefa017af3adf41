package dev.influencerplatform.common.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What people wrote about the contract, in {@code contract/*.yaml}; knows what of it was used. */
final class ContractTexts {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);

    private final List<Tag> tags = read("operations", new TypeReference<>() {
    });
    private final Schemas schemas = read("schemas", new TypeReference<>() {
    });
    private final Map<String, OperationText> operations = new LinkedHashMap<>();
    private final TreeSet<String> unused = new TreeSet<>();
    private final TreeSet<String> missing = new TreeSet<>();

    ContractTexts() {
        tags.forEach(tag -> tag.operations().forEach((route, text) -> operations.put(route, text.taggedWith(tag.tag()))));
        unused.addAll(operations.keySet());
        unused.addAll(schemas.schemas().keySet());
        unused.addAll(schemas.properties().keySet());
        unused.addAll(schemas.parameters().keySet());
    }

    record Tag(String tag, String text, Map<String, OperationText> operations) {
    }

    /** What no signature tells of an operation. */
    enum Trait {
        /** What it makes has an address, which it answers with 201. */
        creates,
        /** Its answer is something that people save. */
        download,
        /** It answers with a cookie, or ends one. */
        cookie,
        /** What its path names is never missing. */
        present,
        /** It says something else to who is signed in, though nobody has to be. */
        personal,
        /** What it changes has no ETag. */
        untagged
    }

    /**
     * @param problems what it can answer besides what follows from its form
     * @param request what of its example is not as in other bodies of this schema
     * @param answer the same of its success; of a list, what its first item has
     */
    record OperationText(String tag, String id, String summary, String text, List<String> problems, Set<Trait> traits,
            Map<String, Object> request, Map<String, Object> answer) {

        OperationText taggedWith(String name) {
            return new OperationText(name, id, summary, text, problems == null ? List.of() : problems,
                    traits == null ? Set.of() : traits, request, answer);
        }

        boolean is(Trait trait) {
            return traits.contains(trait);
        }
    }

    private record Schemas(Map<String, SchemaText> schemas, Map<String, Map<String, Object>> properties,
            Map<String, Map<String, Object>> parameters) {
    }

    /**
     * @param from the name that the framework gives it
     * @param example of a whole body, where one made of the properties would mislead
     */
    private record SchemaText(String from, String text, Object example) {
    }

    List<Tag> tags() {
        return tags;
    }

    /** @param route method and path, like {@code GET /api/v1/shoots} */
    OperationText operation(String route) {
        return Optional.ofNullable(operations.get(used(route))).orElseGet(() -> {
            miss(route);
            return new OperationText(null, null, null, null, List.of(), Set.of(), null, null);
        });
    }

    /** By the framework's names, where they are not to stay. */
    Map<String, String> schemaNames() {
        Map<String, String> names = new HashMap<>();
        schemas.schemas().forEach((name, schema) -> {
            if (schema.from() != null) {
                names.put(schema.from(), name);
            }
        });
        return names;
    }

    Optional<String> ofSchema(String name) {
        return Optional.ofNullable(schemas.schemas().get(used(name))).map(SchemaText::text);
    }

    Optional<Object> exampleOf(String schema) {
        return Optional.ofNullable(schemas.schemas().get(schema)).map(SchemaText::example);
    }

    /** What is said of the property of this schema, or else of all that are called like it. */
    Map<String, Object> ofProperty(String schema, String property) {
        return find(schemas.properties(), schema, property);
    }

    Map<String, Object> ofParameter(String operationId, String parameter) {
        return find(schemas.parameters(), operationId, parameter);
    }

    private Map<String, Object> find(Map<String, Map<String, Object>> texts, String owner, String name) {
        String key = texts.containsKey(owner + '.' + name) ? owner + '.' + name : name;
        return texts.getOrDefault(used(key), Map.of());
    }

    /** Remembers what nobody has written. */
    void miss(String what) {
        missing.add(what);
    }

    /** An entry that nothing in the document has is one that somebody forgot, or mistyped. */
    void requireComplete() {
        if (!missing.isEmpty() || !unused.isEmpty()) {
            throw new IllegalStateException("contract/*.yaml: missing " + missing + ", of no use " + unused);
        }
    }

    private String used(String key) {
        unused.remove(key);
        return key;
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream yaml = Resources.open("contract/" + file + ".yaml")) {
            return YAML.readValue(yaml, type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
