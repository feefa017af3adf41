package dev.influencerplatform.common.problem;

import jakarta.ws.rs.core.Response.Status;

/**
 * One kind of problem a client can meet: its stable kebab-case code, its HTTP status and its title.
 * A feature declares its own as constants; those below belong to nobody in particular.
 */
public record ProblemType(String code, int status, String title) {

    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "The request cannot be read");
    public static final ProblemType UNREADABLE_BODY = new ProblemType("unreadable-body", 400,
            "The request body cannot be read");
    public static final ProblemType UNKNOWN_FIELD = new ProblemType("unknown-field", 400,
            "The request body has a field that is not known");
    public static final ProblemType BAD_PARAMETER = new ProblemType("bad-parameter", 400,
            "A request parameter cannot be read");
    public static final ProblemType BAD_CURSOR = new ProblemType("bad-cursor", 400,
            "The cursor does not belong to this list");
    public static final ProblemType UNAUTHORIZED = new ProblemType("unauthorized", 401,
            "A valid access token is needed");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "This is not allowed");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is nothing here");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405,
            "This path does not have that method");
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406,
            "No acceptable media type can be produced");
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409,
            "The request conflicts with the current state");
    public static final ProblemType CONCURRENT_CHANGE = new ProblemType("concurrent-change", 409,
            "Somebody else changed this at the same moment");
    public static final ProblemType VERSION_MISMATCH = new ProblemType("version-mismatch", 412,
            "The object has changed since it was read");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", 413,
            "The request body is too large");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type", 415,
            "The request body has a media type that is not supported");
    public static final ProblemType INVALID = new ProblemType("invalid", 422, "Some values are not valid");
    public static final ProblemType TOO_MANY_REQUESTS = new ProblemType("too-many-requests", 429,
            "Too many requests of this kind in this time");
    public static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", 500, "Something went wrong here");
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503,
            "The service cannot answer right now");

    /** The type of an answer that the framework decided, told only by its status. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : new ProblemType("http-" + status, status, titleOf(status));
        };
    }

    private static String titleOf(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    public ProblemException with(String detail, Object... arguments) {
        return new ProblemException(this, arguments.length == 0 ? detail : detail.formatted(arguments));
    }
}
