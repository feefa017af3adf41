package dev.influencerplatform.social.sandbox.meta;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxCodes;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Instagram's tokens: of an hour for a code, of sixty days for those, and of sixty days more for these. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class InstagramLogin {

    private static final String SECRET = "sandbox-secret";
    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(60);
    private static final Duration YOUNG = Duration.ofHours(24);

    private final MetaCodes codes;
    private final Clock clock;

    InstagramLogin(MetaCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    SandboxAnswer redeem(MultiMap form) {
        if (!SECRET.equals(form.get("client_secret"))) {
            return refusal("Error validating client secret");
        }
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return refusal("Invalid grant_type");
        }
        return codes.redeem(new SandboxCodes.Redemption(Platform.instagram, form.get("code"), form.get("client_id"),
                form.get("redirect_uri"), null), this::first, refusal("Matching code was not found or was already used"));
    }

    SandboxAnswer lengthen(GraphGate.Caller caller) {
        if (!"ig_exchange_token".equals(caller.parameter("grant_type"))
                || !SECRET.equals(caller.parameter("client_secret"))) {
            return GraphError.of(101, "Error validating client secret");
        }
        return longLived(caller.token());
    }

    SandboxAnswer refresh(GraphGate.Caller caller) {
        if (!"ig_refresh_token".equals(caller.parameter("grant_type"))) {
            return GraphError.of(100, "Unsupported grant_type");
        }
        long age = clock.instant().toEpochMilli() - caller.token().issuedAt();
        return caller.account().has(Fault.YOUNG) && age < YOUNG.toMillis()
                ? GraphError.of(100, "The token must be at least 24 hours old to be refreshed")
                : longLived(caller.token());
    }

    /** This host does not speak in the Graph's manner. */
    private static SandboxAnswer refusal(String message) {
        return SandboxAnswer.of(400,
                new JsonObject().put("error_type", "OAuthException").put("code", 400).put("error_message", message));
    }

    private SandboxAnswer first(MetaCodes.Redeemed redeemed) {
        SandboxCodes.Grant grant = redeemed.grant();
        SandboxAccount account = redeemed.account();
        JsonObject answer = new JsonObject().put("access_token",
                SandboxToken.of(Kind.INSTAGRAM_SHORT, grant, clock.instant(), SHORT).text());
        if (account.has(Fault.WRAPPED)) {
            answer.put("user_id", InstagramShapes.id(account)).put("permissions", String.join(",", grant.scopes()));
            return SandboxAnswer.ok(new JsonObject().put("data", new JsonArray().add(answer)));
        }
        return SandboxAnswer.ok(answer.put("user_id", Long.parseLong(InstagramShapes.id(account))).put("permissions",
                new JsonArray(grant.scopes())));
    }

    private SandboxAnswer longLived(SandboxToken token) {
        return SandboxAnswer.ok(new JsonObject()
                .put("access_token", token.renewed(Kind.INSTAGRAM_LONG, clock.instant(), LONG).text())
                .put("token_type", "bearer").put("expires_in", LONG.toSeconds()));
    }
}
