package dev.influencerplatform.common.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.ProblemType;
import dev.influencerplatform.common.problem.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, in the words of JSON and not of Java. */
public final class JsonProblems {

    private JsonProblems() {
    }

    public static ProblemException of(JacksonException unreadable) {
        if (unreadable instanceof InvalidTextException text) {
            return ProblemException.invalid(fieldOf(text), text.getOriginalMessage());
        }
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return ProblemType.UNKNOWN_FIELD.with("Remove the field, or look for a spelling mistake.")
                    .because(List.of(Violation.ofBody(fieldOf(unknown), "is not known")));
        }
        // a string that is no date is a wrong value (422); a number in its place is a wrong type (400)
        if (unreadable instanceof InvalidFormatException format && format.getValue() instanceof String) {
            return ProblemException.invalid(fieldOf(format), "must be " + nameOf(format.getTargetType()));
        }
        if (unreadable instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            return badType(mismatch, mismatch.getTargetType());
        }
        if (unreadable instanceof JsonMappingException mapping && mapping.getCause() instanceof InputCoercionException number) {
            return badType(mapping, number.getTargetType());
        }
        return ProblemType.UNREADABLE_BODY.with("The body must be one JSON object, well-formed and not nested deeply.");
    }

    private static ProblemException badType(JsonMappingException mismatch, Class<?> expected) {
        return ProblemType.UNREADABLE_BODY.with("A field has the wrong JSON type.")
                .because(List.of(Violation.ofBody(fieldOf(mismatch), "must be " + nameOf(expected))));
    }

    private static String fieldOf(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining(".")).replace(".[", "[");
    }

    private static String nameOf(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", EnumNames.of(type).keySet());
        }
        if (type == LocalDate.class) {
            return "a date that exists, like 2026-11-22, from 1900 to 2999";
        }
        if (type == LocalTime.class) {
            return "a time like 09:30";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "an integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type.isArray() || Iterable.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
