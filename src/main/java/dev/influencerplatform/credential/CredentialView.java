package dev.influencerplatform.credential;

import dev.influencerplatform.common.http.View;
import dev.influencerplatform.social.Platform;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A connected account as its owner sees it; never a token. */
public record CredentialView(@NotNull UUID id, @NotNull Platform platform,
        @Schema(description = "The platform's own id of the account") @NotNull String platformUserId,
        String accountName, @NotNull Health.State state,
        @Schema(description = "Why it is in this state, as a stable word; null when all is well", examples = "password-changed") String stateReason,
        @NotNull Instant stateSince,
        @Schema(description = "When the state ends: of rate-limited, by itself; of expiring, with the connection") Instant stateUntil,
        @Schema(description = "What the influencer is to do; null when nothing") Health.Action action,
        @Schema(description = "What was allowed") @NotNull List<String> scopes,
        @Schema(description = "What was asked for and not allowed") @NotNull List<String> missingScopes,
        @NotNull Instant createdAt, Instant refreshedAt,
        @Schema(description = "When access lapses unless it is renewed: by itself, but at Facebook by the person, who connects the account again") Instant expiresAt)
        implements
            View {

    static CredentialView of(Credential credential, Health health) {
        return new CredentialView(credential.id, credential.platform, credential.platformUserId, credential.accountName,
                health.state(), health.reason(), health.since(), health.until(), health.action(), credential.scopes,
                health.missingScopes(), credential.createdAt, credential.refreshedAt, credential.expiresAt);
    }
}
