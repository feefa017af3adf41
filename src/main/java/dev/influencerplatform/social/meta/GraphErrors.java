package dev.influencerplatform.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.influencerplatform.social.ForeignJson;
import dev.influencerplatform.social.PlatformAnswer;
import dev.influencerplatform.social.PlatformException;
import dev.influencerplatform.social.PlatformException.Failure;
import java.util.Set;

/**
 * What the Graph means by its errors. Decided by code and subcode: neither the HTTP status nor the text, which changes, is to
 * be relied on. See developers.facebook.com/docs/graph-api/guides/error-handling.
 */
final class GraphErrors {

    private static final Set<Integer> APP_LIMITS = Set.of(4, 341);
    private static final Set<Integer> ACCOUNT_LIMITS = Set.of(17, 32, 613, 80001, 80002, 80006);
    private static final int BLOCKED = 368;
    private static final int NO_CODE = -1;
    private static final int NO_SUCH_OBJECT = 33;

    private GraphErrors() {
    }

    /** @param until when to ask again, should it be for asking too much */
    static PlatformException of(PlatformAnswer answer, Pauses until) {
        JsonNode error = answer.body().path("error");
        int code = number(error, "code");
        if (code == NO_CODE) {
            return withoutCode(answer, until);
        }
        if (code == 1 && error.path("message").asText().contains("reduce the amount of data")) {
            return MetaFailure.tooMuchData();
        }
        return of(code, number(error, "error_subcode"), answer, until);
    }

    private static PlatformException of(int code, int subcode, PlatformAnswer answer, Pauses until) {
        if (APP_LIMITS.contains(code)) {
            return PlatformException.throttled(MetaFailure.APP_LIMIT, "The app asked the platform too often.", until.ofApp());
        }
        if (ACCOUNT_LIMITS.contains(code)) {
            return MetaFailure.accountLimit(until.ofAccount(Usage.of(answer)));
        }
        if (code == BLOCKED) {
            return PlatformException.throttled("blocked", "The platform blocks the account for some time.",
                    until.ofBlocked());
        }
        return withoutLimit(code, subcode, answer.status());
    }

    private static PlatformException withoutLimit(int code, int subcode, int status) {
        if (code == 10 || code >= 200 && code < 300) {
            return MetaFailure.scopeMissing();
        }
        return switch (code) {
            case 1, 2 -> MetaFailure.outOfOrder();
            case 3 -> new PlatformException(Failure.CONFIGURATION, "not-allowed", "The platform does not let the app do this.");
            case 101 -> MetaFailure.appRefused();
            case 102 -> MetaFailure.reauth("session-invalid", "The person's session at the platform is over.");
            case 190 -> MetaFailure.deadToken((long) subcode);
            case 100 -> subcode == NO_SUCH_OBJECT ? MetaFailure.objectMissing() : MetaFailure.badRequest();
            default -> status >= 500 ? MetaFailure.outOfOrder() : MetaFailure.badRequest();
        };
    }

    /** The host that takes Instagram's codes has an error of its own form; whatever else has none is not the platform's. */
    private static PlatformException withoutCode(PlatformAnswer answer, Pauses until) {
        if (answer.status() == 429) {
            return MetaFailure.accountLimit(until.ofAccount(Usage.of(answer)));
        }
        if (answer.status() >= 500 || !answer.body().has("error_type")) {
            return MetaFailure.outOfOrder();
        }
        // it has one code for everything, so that only its text tells whether the code or the app is meant
        String message = answer.body().path("error_message").asText();
        return message.contains("client secret") || message.contains("platform app") ? MetaFailure.appRefused()
                : MetaFailure.codeRefused();
    }

    private static int number(JsonNode error, String field) {
        Long number = ForeignJson.count(error, field);
        return number == null || number > Integer.MAX_VALUE ? NO_CODE : number.intValue();
    }
}
