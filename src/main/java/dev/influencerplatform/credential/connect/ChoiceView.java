package dev.influencerplatform.credential.connect;

import dev.influencerplatform.common.http.View;
import dev.influencerplatform.credential.CredentialView;
import dev.influencerplatform.social.GrantedAccount;
import dev.influencerplatform.social.Platform;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The accounts that one consent opened, to choose from. */
@Schema(name = "ConnectionChoice")
public record ChoiceView(@NotNull UUID id, @NotNull Platform platform, @NotNull List<Account> accounts,
        @NotNull Instant expiresAt) implements View {

    /** One that can be connected. */
    @Schema(name = "ConnectableAccount")
    public record Account(@NotNull String platformUserId, String accountName) {
    }

    /** Which ones to connect. */
    @Schema(name = "ConnectionDecision")
    public record Decision(
            @Schema(description = "One or more of the choice's accounts") @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 255) String> platformUserIds) {
    }

    /** What was connected. */
    @Schema(name = "ConnectedAccounts")
    public record Connected(@NotNull List<CredentialView> items) {
    }

    static ChoiceView of(ConnectionChoice choice, List<GrantedAccount> accounts) {
        return new ChoiceView(choice.id, choice.platform,
                accounts.stream().map(account -> new Account(account.platformUserId(), account.name())).toList(),
                choice.expiresAt);
    }
}
