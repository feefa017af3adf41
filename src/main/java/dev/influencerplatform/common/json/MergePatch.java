package dev.influencerplatform.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.influencerplatform.common.problem.ValidationProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * A JSON Merge Patch (RFC 7396) of the editable fields T of an object: absent means unchanged, null means cleared.
 * The result is bound and validated as a whole, so a patch can do nothing that a creation could not.
 */
public final class MergePatch<T> {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectNode patch;
    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectNode patch, ObjectMapper json, Validator validator) {
        this.patch = patch;
        this.json = json;
        this.validator = validator;
    }

    /** The fields as they are to be; throws the problem of the first reason why they cannot. */
    public T applyTo(T current) {
        ObjectNode merged = json.valueToTree(current);
        merge(merged, patch);
        T result = bind(merged, current);
        Set<ConstraintViolation<T>> violations = validator.validate(result);
        if (!violations.isEmpty()) {
            throw ValidationProblems.of(violations);
        }
        return result;
    }

    public JsonNode asJson() {
        return patch;
    }

    @SuppressWarnings("unchecked")
    private T bind(ObjectNode merged, T current) {
        try {
            return (T) json.treeToValue(merged, current.getClass());
        } catch (JsonProcessingException unreadable) {
            throw JsonProblems.of(unreadable);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            if (change.getValue() instanceof ObjectNode nested && target.get(change.getKey()) instanceof ObjectNode inner) {
                merge(inner, nested);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }
}
