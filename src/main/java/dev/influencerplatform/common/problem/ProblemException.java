package dev.influencerplatform.common.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request cannot be fulfilled; becomes the problem details of its answer and rolls its transaction back. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProblemType type;
    private final transient Members members;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, new Members(List.of(), List.of(), null));
    }

    private ProblemException(ProblemType type, String detail, Members members) {
        // no stack trace: these are answers, not faults
        super(detail, null, false, false);
        this.type = type;
        this.members = members;
    }

    /** What some problems have besides. */
    private record Members(List<Violation> violations, List<Warning> warnings, Duration retryAfter) {
    }

    public static ProblemException notFound() {
        return ProblemType.NOT_FOUND.with("No such object, or not yours.");
    }

    /** Of somebody who is signed in: their account was deleted a moment ago. */
    public static ProblemException accountGone() {
        return ProblemType.UNAUTHORIZED.with("The account was deleted.");
    }

    public static ProblemException invalid(List<Violation> violations) {
        return ProblemType.INVALID.with("Correct the fields named in violations.").because(violations);
    }

    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(Violation.ofBody(field, message)));
    }

    public static ProblemException badParameter(String name, String message) {
        return ProblemType.BAD_PARAMETER.with("The parameter %s %s.", name, message)
                .because(List.of(Violation.ofQuery(name, message)));
    }

    public static ProblemException badPath(String name, String message) {
        return ProblemType.BAD_PARAMETER.with("The %s in the path %s.", name, message)
                .because(List.of(Violation.ofPath(name, message)));
    }

    public ProblemException because(List<Violation> reasons) {
        return new ProblemException(type, getMessage(),
                new Members(List.copyOf(reasons), members.warnings(), members.retryAfter()));
    }

    public ProblemException warning(List<Warning> warnings) {
        return new ProblemException(type, getMessage(),
                new Members(members.violations(), List.copyOf(warnings), members.retryAfter()));
    }

    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(type, getMessage(), new Members(members.violations(), members.warnings(), wait));
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return members.violations();
    }

    public List<Warning> warnings() {
        return members.warnings();
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(members.retryAfter());
    }
}
