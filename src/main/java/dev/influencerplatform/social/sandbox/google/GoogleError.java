package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What Google says when it does not do what it is asked: in one way at its OAuth endpoints, in another one in its APIs. */
final class GoogleError {

    private GoogleError() {
    }

    static SandboxAnswer ofGrant(int status, String error, String description) {
        return SandboxAnswer.of(status, new JsonObject().put("error", error).put("error_description", description));
    }

    static SandboxAnswer of(int code, String reason, String message) {
        JsonObject cause = new JsonObject().put("message", message).put("domain", domainOf(reason)).put("reason", reason);
        return SandboxAnswer.of(code, new JsonObject().put("error", new JsonObject().put("code", code)
                .put("message", message).put("errors", new JsonArray().add(cause)).put("status", statusOf(code))));
    }

    static SandboxAnswer invalidCredentials() {
        return of(401, "authError", "Request had invalid authentication credentials. Expected OAuth 2 access token.");
    }

    static SandboxAnswer outOfOrder() {
        return of(503, "backendError", "Backend Error");
    }

    /** What an account's script says to every call, whatever it asks for. */
    static Optional<SandboxAnswer> scripted(SandboxAccount account) {
        if (account.has(Fault.EXPIRED) || account.has(Fault.REVOKED)) {
            return Optional.of(invalidCredentials());
        }
        if (account.has(Fault.THROTTLED)) {
            return Optional.of(of(403, "rateLimitExceeded", "Rate Limit Exceeded"));
        }
        return account.has(Fault.QUOTA)
                ? Optional.of(of(403, "quotaExceeded", "The request cannot be completed because you have"
                        + " exceeded your <a href=\"/youtube/v3/getting-started#quota\">quota</a>."))
                : Optional.empty();
    }

    /** What an account's script says to its codes. */
    static Optional<SandboxAnswer> ofExchange(SandboxAccount account) {
        if (account.has(Fault.DOWN)) {
            return Optional.of(ofGrant(503, "backend_error", "Backend Error"));
        }
        return account.has(Fault.UNKNOWNAPP) ? Optional.of(GoogleLogin.invalidClient()) : Optional.empty();
    }

    private static String domainOf(String reason) {
        return switch (reason) {
            case "quotaExceeded" -> "youtube.quota";
            case "rateLimitExceeded" -> "usageLimits";
            case "playlistNotFound", "invalidPageToken" -> "youtube.parameter";
            default -> "global";
        };
    }

    private static String statusOf(int code) {
        return switch (code) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            default -> "UNAVAILABLE";
        };
    }
}
