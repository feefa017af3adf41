package dev.influencerplatform.credential.connect;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to send the browser for consent. */
public record Authorization(
        @Schema(description = "At the platform; good for one consent") @NotNull URI authorizationUrl,
        @Schema(description = "Until when the person may come back from there") @NotNull Instant expiresAt) {

    /** What a connection starts with. */
    @Schema(name = "NewConnection")
    public record Wish(
            @Schema(description = "Where the browser goes afterwards: with connected= (the id of the credential) and state= (how it is doing) added, or with error= (why not, as a stable word), which is choice-needed, with choice= (an id), when there are several accounts to choose from. Below one of the addresses that are allowed here, of which the first is the default") String redirectTo) {
    }
}
