package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.common.crypto.RandomToken;
import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What the Graph says when it does not do what it is asked. */
final class GraphError {

    private static final String APP_USAGE = "X-App-Usage";
    private static final String BUSINESS_USAGE = "X-Business-Use-Case-Usage";
    private static final int BUSY = 95;
    private static final int TRACE_LENGTH = 23;

    private GraphError() {
    }

    static SandboxAnswer of(int code, String message) {
        return answer(400, code, message);
    }

    static SandboxAnswer of(int code, int subcode, String message) {
        SandboxAnswer answer = answer(400, code, message);
        answer.body().getJsonObject("error").put("error_subcode", subcode);
        return answer;
    }

    static SandboxAnswer outOfOrder() {
        SandboxAnswer answer = answer(500, 2, "An unexpected error has occurred. Please retry your request later.");
        answer.body().getJsonObject("error").put("is_transient", true);
        return answer;
    }

    static SandboxAnswer expired() {
        return of(190, 463, "Error validating access token: Session has expired on Sunday, 01-Nov-26 10:00:00 PST.");
    }

    static SandboxAnswer removed() {
        return of(190, 458, "Error validating access token: The user has not authorized application 1234567890.");
    }

    static SandboxAnswer noObject(String id) {
        return of(100, 33,
                "Unsupported get request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation.");
    }

    static SandboxAnswer noMetric(String metric) {
        return of(100, "(#100) The value must be a valid insights metric: " + metric);
    }

    /** What an account's script says to every call, whatever it asks for. */
    static Optional<SandboxAnswer> scripted(SandboxAccount account, Platform platform, String id) {
        if (account.has(Fault.THROTTLED)) {
            return Optional.of(throttled(platform, id));
        }
        if (account.has(Fault.QUOTA)) {
            return Optional.of(of(4, "(#4) Application request limit reached").with(APP_USAGE, usage(100).encode()));
        }
        return ofLogin(account);
    }

    /** What an account's script says to its codes. */
    static Optional<SandboxAnswer> ofExchange(SandboxAccount account) {
        if (account.has(Fault.DOWN)) {
            return Optional.of(outOfOrder());
        }
        if (account.has(Fault.CROWDED)) {
            return Optional.of(of(613, "(#613) Calls to this api have exceeded the rate limit."));
        }
        return account.has(Fault.UNKNOWNAPP)
                ? Optional.of(of(101, "Error validating application. Cannot get application info due to a system error."))
                : Optional.empty();
    }

    /** Why the account's tokens are not taken, if they are not. */
    static Optional<SandboxAnswer> ofLogin(SandboxAccount account) {
        if (account.has(Fault.EXPIRED)) {
            return Optional.of(expired());
        }
        if (account.has(Fault.REVOKED)) {
            return Optional.of(removed());
        }
        if (account.has(Fault.PASSWORD)) {
            return Optional.of(of(190, 460, "Error validating access token: The session has been invalidated because the user"
                    + " changed their password or Facebook has changed the session for security reasons."));
        }
        return account.has(Fault.CHECKPOINT) ? Optional.of(of(190, 459, "Error validating access token: You cannot access the"
                + " app till you log in to www.facebook.com and follow the instructions given.")) : Optional.empty();
    }

    /** The headers that come with everything. */
    static SandboxAnswer withUsage(SandboxAnswer answer, SandboxAccount account, Platform platform, String id) {
        if (answer.headers().containsKey(APP_USAGE)) {
            return answer;
        }
        return answer.with(APP_USAGE, usage(28).encode()).with(BUSINESS_USAGE,
                businessUsage(platform, id, account.has(Fault.BUSY) ? BUSY : 3, 0));
    }

    private static SandboxAnswer throttled(Platform platform, String id) {
        SandboxAnswer answer = platform == Platform.instagram
                ? of(80002, "(#80002) There have been too many calls to this Instagram account.")
                : of(80001, "(#80001) There have been too many calls to this Page account.");
        return answer.with(APP_USAGE, usage(28).encode()).with(BUSINESS_USAGE, businessUsage(platform, id, 100, 25));
    }

    private static String businessUsage(Platform platform, String id, int percent, int minutes) {
        JsonObject usage = usage(percent).put("type", platform == Platform.instagram ? "instagram" : "pages")
                .put("estimated_time_to_regain_access", minutes);
        return new JsonObject().put(id, new JsonArray().add(usage)).encode();
    }

    private static JsonObject usage(int percent) {
        return new JsonObject().put("call_count", percent).put("total_cputime", 20).put("total_time", 25);
    }

    private static SandboxAnswer answer(int status, int code, String message) {
        return SandboxAnswer.of(status, new JsonObject().put("error", new JsonObject().put("message", message)
                .put("type", "OAuthException").put("code", code)
                .put("fbtrace_id", "A" + RandomToken.next().substring(0, TRACE_LENGTH - 1))));
    }
}
