package dev.influencerplatform.social.sandbox.google;

import dev.influencerplatform.social.Platform;
import dev.influencerplatform.social.sandbox.Fault;
import dev.influencerplatform.social.sandbox.SandboxAccount;
import dev.influencerplatform.social.sandbox.SandboxAccounts;
import dev.influencerplatform.social.sandbox.SandboxAnswer;
import dev.influencerplatform.social.sandbox.SandboxCalls;
import dev.influencerplatform.social.sandbox.SandboxCodes;
import dev.influencerplatform.social.sandbox.SandboxToken;
import dev.influencerplatform.social.sandbox.SandboxToken.Kind;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Google's tokens: access for an hour, and a refresh token that stays unless the account's script says otherwise. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
class GoogleLogin {

    private static final String CLIENT_ID = "sandbox-app";
    private static final String SECRET = "sandbox-secret";
    private static final Duration ACCESS = Duration.ofSeconds(3599);
    private static final Duration REFRESH = Duration.ofDays(3650);
    private static final Duration LIMITED = Duration.ofDays(30);

    /** Of accounts that rotate: which of their refresh tokens was the last to be used. */
    private final Map<String, Integer> used = new ConcurrentHashMap<>();
    private final SandboxCodes codes;
    private final SandboxAccounts accounts;
    private final SandboxCalls calls;
    private final Clock clock;

    GoogleLogin(SandboxCodes codes, SandboxAccounts accounts, SandboxCalls calls, Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.calls = calls;
        this.clock = clock;
    }

    static boolean isApp(MultiMap form) {
        return CLIENT_ID.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
    }

    static SandboxAnswer invalidClient() {
        return GoogleError.ofGrant(401, "invalid_client", "Unauthorized");
    }

    SandboxAnswer redeem(MultiMap form) {
        return codes.redeem(new SandboxCodes.Redemption(Platform.youtube, form.get("code"), form.get("client_id"),
                form.get("redirect_uri"), form.get("code_verifier"))).map(this::first)
                .orElseGet(() -> GoogleError.ofGrant(400, "invalid_grant", "Bad Request"));
    }

    /** The refresh token in a form, whether or not it is still good for anything. */
    Optional<SandboxToken> refreshToken(MultiMap form) {
        return SandboxToken.read(form.get("refresh_token"), Kind.GOOGLE_REFRESH);
    }

    SandboxAnswer refresh(SandboxToken token) {
        SandboxAccount account = accounts.of(token.account());
        if (account.has(Fault.UNKNOWNAPP)) {
            return invalidClient();
        }
        if (!isAlive(account, token)) {
            return ended();
        }
        JsonObject answer = access(token.renewed(Kind.GOOGLE_ACCESS, clock.instant(), ACCESS));
        if (account.has(Fault.ROTATING)) {
            used.put(account.name(), token.serial());
            answer.put("refresh_token", token.renewed(Kind.GOOGLE_REFRESH, clock.instant(), REFRESH).text());
        }
        return SandboxAnswer.ok(withEnd(answer, account, token));
    }

    static SandboxAnswer ended() {
        return GoogleError.ofGrant(400, "invalid_grant", "Token has been expired or revoked.");
    }

    SandboxAnswer revoke(MultiMap form) {
        Optional<SandboxToken> token = SandboxToken.read(form.get("token"), Kind.GOOGLE_REFRESH, Kind.GOOGLE_ACCESS)
                .filter(read -> !accounts.isRevoked(Platform.youtube, read));
        if (token.isEmpty()) {
            return GoogleError.ofGrant(400, "invalid_token", "Token expired or revoked");
        }
        SandboxAccount account = accounts.of(token.get().account());
        if (account.has(Fault.BROKEN)) {
            return GoogleError.outOfOrder();
        }
        calls.count(account, SandboxCalls.Sort.REVOCATIONS);
        accounts.revoke(Platform.youtube, token.get().account());
        return SandboxAnswer.ok(new JsonObject());
    }

    private boolean isAlive(SandboxAccount account, SandboxToken token) {
        return !account.has(Fault.EXPIRED) && !account.has(Fault.REVOKED) && !token.isExpired(clock.instant())
                && !accounts.isRevoked(Platform.youtube, token)
                && !(account.has(Fault.ROTATING) && token.serial() < used.getOrDefault(account.name(), 0));
    }

    private SandboxAnswer first(SandboxCodes.Grant grant) {
        SandboxAccount account = accounts.of(grant.account());
        calls.count(account, SandboxCalls.Sort.EXCHANGES);
        return GoogleError.ofExchange(account).orElseGet(() -> first(grant, account));
    }

    private SandboxAnswer first(SandboxCodes.Grant grant, SandboxAccount account) {
        used.remove(account.name());
        JsonObject answer = access(SandboxToken.of(Kind.GOOGLE_ACCESS, grant, clock.instant(), ACCESS));
        if (account.has(Fault.NOREFRESH)) {
            return SandboxAnswer.ok(answer);
        }
        SandboxToken refresh = SandboxToken.of(Kind.GOOGLE_REFRESH, grant, clock.instant(),
                account.has(Fault.LIMITED) ? LIMITED : REFRESH);
        return SandboxAnswer.ok(withEnd(answer.put("refresh_token", refresh.text()), account, refresh));
    }

    private static JsonObject access(SandboxToken token) {
        return new JsonObject().put("access_token", token.text()).put("expires_in", ACCESS.toSeconds())
                .put("scope", String.join(" ", token.scopes())).put("token_type", "Bearer");
    }

    private JsonObject withEnd(JsonObject answer, SandboxAccount account, SandboxToken refresh) {
        return account.has(Fault.LIMITED)
                ? answer.put("refresh_token_expires_in", (refresh.expiresAt() - clock.instant().toEpochMilli()) / 1000)
                : answer;
    }
}
