package dev.influencerplatform.contract;

import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.Operation;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A generated request and its answer, held against what the document lets one expect. */
record Exchange(SentRequest request, Operation operation, int status, String answer) {

    private static final Document DOCUMENT = new Document();
    /** Rules that OpenAPI cannot tell, and what they make of some valid requests. */
    private static final Map<Operation, Integer> RULES = Map.of(
            // the token is either in the body or in a cookie
            new Operation("POST", "/api/v1/auth/refresh"), 422,
            // the address is either in the body or that of the person who is signed in
            new Operation("POST", "/api/v1/auth/email/verification"), 422,
            // the account was pulled a moment ago, by a request before this one
            new Operation("POST", "/api/v1/credentials/{id}/sync"), 429);
    private static final Set<Integer> OF_CALLBACK = Set.of(303, 400);
    private static final String ANY_TAG = "*";
    private static final int BROKEN = 0;
    private static final int NO_RULE = -1;

    /** Sends it; every answer is checked against the schema that the document has for it. */
    static Exchange of(SentRequest request, Operation operation) {
        try {
            Response response = request.send();
            return new Exchange(request, operation, response.statusCode(), response.asString());
        } catch (RuntimeException | AssertionError undocumented) {
            return new Exchange(request, operation, BROKEN, undocumented.toString());
        }
    }

    boolean worked() {
        return status >= 200 && status < 400;
    }

    Optional<String> lie() {
        boolean isTrue = request.wrong().map(this::isRefused).orElseGet(this::isRightForValid);
        return isTrue ? Optional.empty() : Optional.of(request + "\n   -> " + status + " " + answer);
    }

    private boolean isRefused(String place) {
        // what a platform sends a browser back with is its own
        boolean isForeign = operation.path().endsWith("/callback") && place.endsWith("Type=null");
        return isForeign && OF_CALLBACK.contains(status) || refusals(place).contains(status)
                || place.startsWith("Auth.") && (isRule() || DOCUMENT.isForVisitorsToo(operation) && worked())
                || place.startsWith("If-Match.") && status == 412 || place.startsWith("If-None-Match.") && worked();
    }

    private static Set<Integer> refusals(String place) {
        if (place.startsWith("Auth.")) {
            return Set.of(401);
        }
        if (place.startsWith("Body.Media-Type=")) {
            return Set.of(415);
        }
        return place.equals("Body.Defined=No") ? Set.of(400, 415, 422) : Set.of(400, 404, 422);
    }

    private boolean isRightForValid() {
        // a generated ETag is never the current one, unless it is any
        String tag = request.header("If-Match").orElse(ANY_TAG);
        return tag.equals(ANY_TAG) ? worked() || isRule() : status == 412;
    }

    private boolean isRule() {
        return status == RULES.getOrDefault(operation, NO_RULE);
    }
}
