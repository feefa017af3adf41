package dev.influencerplatform.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.social.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a connection is doing, and what helps.
 *
 * @param reason stable, kebab-case; null when all is well
 * @param since when it became so
 * @param until when it will be over by itself; null when it will not, or is not known
 */
public record Health(State state, String reason, Instant since, Instant until, Action action, List<String> missingScopes) {

    /** From worst to best is: needs-reauth, expiring, limited-scopes, rate-limited, ok. */
    @Schema(name = "CredentialState")
    public enum State {
        @JsonProperty("ok")
        OK,
        /** It will lapse soon, and refreshing did not help or is not to be had. */
        @JsonProperty("expiring")
        EXPIRING,
        /** The platform takes the tokens no more. */
        @JsonProperty("needs-reauth")
        NEEDS_REAUTH,
        /** Something was not allowed at the consent, or is not any more; what needs it is unknown. */
        @JsonProperty("limited-scopes")
        LIMITED_SCOPES,
        /** The platform wants to be left alone; it goes on by itself. */
        @JsonProperty("rate-limited")
        RATE_LIMITED;

        /** As JSON has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What the influencer is to do. */
    @Schema(name = "CredentialAction")
    public enum Action {
        /** Connect the account again. */
        @JsonProperty("reconnect")
        RECONNECT,
        /** Sign in on the platform's own site and confirm what it asks, then connect again. */
        @JsonProperty("confirm-on-platform")
        CONFIRM_ON_PLATFORM,
        /** Connect again, and allow all that is asked for. */
        @JsonProperty("allow-scopes")
        ALLOW_SCOPES,
        /** Nothing; it will pass. */
        @JsonProperty("wait")
        WAIT
    }

    /** What to hold a credential against. */
    record Measure(List<String> wantedScopes, PlatformPauses.Pause pause, Duration warnBefore, Instant now) {
    }

    static Health of(Credential credential, Measure measure) {
        List<String> missing = measure.wantedScopes().stream().filter(scope -> !credential.scopes.contains(scope)).toList();
        if (credential.isBroken()) {
            Action action = "checkpoint".equals(credential.brokenReason) ? Action.CONFIRM_ON_PLATFORM : Action.RECONNECT;
            return new Health(State.NEEDS_REAUTH, credential.brokenReason, credential.brokenAt, null, action, missing);
        }
        Instant lapse = lapseOf(credential);
        if (lapse != null && lapse.minus(measure.warnBefore()).isBefore(measure.now())) {
            return new Health(State.EXPIRING, "consent-ends", lapse.minus(measure.warnBefore()), lapse, Action.RECONNECT,
                    missing);
        }
        if (!missing.isEmpty()) {
            return new Health(State.LIMITED_SCOPES, "scope-missing", credential.connectedAt, null, Action.ALLOW_SCOPES,
                    missing);
        }
        if (credential.refusedAt != null) {
            return new Health(State.LIMITED_SCOPES, credential.refusedReason, credential.refusedAt, null,
                    "scope-missing".equals(credential.refusedReason) ? Action.ALLOW_SCOPES : Action.RECONNECT, missing);
        }
        if (credential.isThrottled(measure.now())) {
            return new Health(State.RATE_LIMITED, credential.throttledReason, credential.throttledAt,
                    credential.throttledUntil, Action.WAIT, missing);
        }
        if (measure.pause() != null) {
            return new Health(State.RATE_LIMITED, measure.pause().reason(), measure.pause().pausedAt(),
                    measure.pause().until(), Action.WAIT, missing);
        }
        return new Health(State.OK, null, credential.connectedAt, null, null, missing);
    }

    /** When access ends for good; Google's access tokens end by the hour, and mean nothing. */
    private static Instant lapseOf(Credential credential) {
        return credential.platform == Platform.youtube ? credential.refreshExpiresAt : credential.expiresAt;
    }
}
