package dev.influencerplatform.common.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Turns violations of Jakarta Validation constraints into the problem that names each field. */
public final class ValidationProblems {

    private ValidationProblems() {
    }

    public static ProblemException of(Set<? extends ConstraintViolation<?>> violations) {
        if (violations.stream().anyMatch(violation -> names(violation.getPropertyPath()).isEmpty())) {
            return ProblemType.UNREADABLE_BODY.with("The body must be a JSON object.");
        }
        List<Violation> reasons = violations.stream()
                .map(violation -> Violation.ofBody(String.join(".", names(violation.getPropertyPath())),
                        violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message)).toList();
        return ProblemException.invalid(reasons);
    }

    /** The path as the client wrote it: without the Java method and parameter, and without the collection's element node. */
    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : path) {
            boolean ofTheClient = node.getKind() == ElementKind.PROPERTY;
            if (node.isInIterable() && node.getIndex() != null && !names.isEmpty()) {
                names.set(names.size() - 1, names.get(names.size() - 1) + "[" + node.getIndex() + "]");
            }
            if (ofTheClient) {
                names.add(node.getName());
            }
        }
        return names;
    }
}
